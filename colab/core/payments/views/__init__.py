from .hook import hook
from .payer import pay, receipt, state
from .work import differences, fee, fees, payment_list, policy

__all__ = ["differences", "fee", "fees", "hook", "pay", "payment_list", "policy", "receipt", "state"]
