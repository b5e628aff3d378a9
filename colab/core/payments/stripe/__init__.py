"""The few calls of Stripe's interface that are used, and what is read out of their answers."""

from .gateway import Away, Gateway, checkout_origin, gateway
from .reading import Seen, decide

__all__ = ["Away", "Gateway", "Seen", "checkout_origin", "decide", "gateway"]
