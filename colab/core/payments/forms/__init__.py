from .fees import FeeForm, PolicyForm
from .verbs import CancelForm, RefundForm, SlipForm

__all__ = ["CancelForm", "FeeForm", "PolicyForm", "RefundForm", "SlipForm"]
