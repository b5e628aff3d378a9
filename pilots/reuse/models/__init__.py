from .inquiry import Inquiry
from .interest import Interest
from .joint import JointPurchase, JointShare
from .package import ReceivedPackage, Release
from .recognition import Recognition

__all__ = ["Inquiry", "Interest", "JointPurchase", "JointShare", "ReceivedPackage", "Recognition", "Release"]
