from .fees import FeeForm, PolicyForm
from .verbs import AdviseForm, CancelForm, RefundForm, SlipForm

__all__ = ["AdviseForm", "CancelForm", "FeeForm", "PolicyForm", "RefundForm", "SlipForm"]
