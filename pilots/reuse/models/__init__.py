from .interest import Interest
from .joint import JointPurchase, JointShare
from .recognition import Recognition

__all__ = ["Interest", "JointPurchase", "JointShare", "Recognition"]
