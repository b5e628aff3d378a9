"""Who acts: a person with what they hold today, the system itself, or nobody."""

from functools import cached_property
from typing import Any

from . import grants as _grants


class Actor:
    """The one acting. Cheap to make; its grants are loaded at the first question and then kept."""

    def __init__(self, user: Any = None, system: str = ""):
        self.user = user
        self.system = system

    @classmethod
    def of(cls, user: Any) -> "Actor":
        """Return the actor for a signed-in user, or ``ANONYMOUS``."""
        if user is None or not user.is_authenticated:
            return ANONYMOUS
        return cls(user=user)

    @classmethod
    def system_(cls, name: str) -> "Actor":
        """Return the platform itself acting, as ``name`` ("clock", "engine")."""
        return cls(system=name)

    @property
    def user_id(self) -> int | None:
        """The person's number, if there is a person."""
        return self.user.pk if self.user else None

    @property
    def is_anonymous(self) -> bool:
        """Nobody: an unsigned reader."""
        return self.user is None and not self.system

    @property
    def is_system(self) -> bool:
        """The platform itself: the clock, or a consequence of another verb."""
        return bool(self.system)

    @cached_property
    def grants(self) -> _grants.Grants:
        """What the person holds today."""
        return _grants.load(self.user.pk) if self.user else _grants.Grants()

    @property
    def role_words(self) -> str:
        """The role as the ledger keeps it: codes, no names."""
        if self.system:
            return f"system:{self.system}"[:40]
        if self.user is None:
            return ""
        return (",".join(self.grants.roles) or ("team" if self.grants.organisations else "person"))[:40]

    def __repr__(self):
        return f"<Actor {self.system or self.user_id or 'anonymous'}>"


ANONYMOUS = Actor()
