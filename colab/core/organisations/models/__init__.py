from .account_events import AccountEvent
from .bodies import Body, Programme, Unit
from .organisations import Invitation, Membership, Organisation
from .people import User
from .posts import Holding, Post
from .solutions import Solution
from .versions import ProfileVersion

__all__ = [
    "AccountEvent",
    "Body",
    "Holding",
    "Invitation",
    "Membership",
    "Organisation",
    "Post",
    "ProfileVersion",
    "Programme",
    "Solution",
    "Unit",
    "User",
]
