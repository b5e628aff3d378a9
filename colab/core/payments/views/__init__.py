from .comparing import compare, differences
from .hook import hook
from .payer import pay, receipt, refund, state
from .work import fee, fees, payment_list, policy

__all__ = [
    "compare",
    "differences",
    "fee",
    "fees",
    "hook",
    "pay",
    "payment_list",
    "policy",
    "receipt",
    "refund",
    "state",
]
