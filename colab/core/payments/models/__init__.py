from .events import ProviderEvent, Reconciliation
from .fees import Fee, PaymentPolicy
from .payments import Payment
from .refunds import Refund

__all__ = ["Fee", "Payment", "PaymentPolicy", "ProviderEvent", "Reconciliation", "Refund"]
