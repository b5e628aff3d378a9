from .comparing import ComparedSession, Comparison
from .disputes import Dispute
from .events import ProviderEvent, Reconciliation
from .fees import Fee, PaymentPolicy
from .payments import Payment, tax_in
from .refunds import Refund

__all__ = [
    "ComparedSession",
    "Comparison",
    "Dispute",
    "Fee",
    "Payment",
    "PaymentPolicy",
    "ProviderEvent",
    "Reconciliation",
    "Refund",
    "tax_in",
]
