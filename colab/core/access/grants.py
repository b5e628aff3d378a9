"""What a person holds today: posts by role, with the units, bodies and programmes they reach, and memberships."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

NOTHING: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Grants:
    """The rights of one person on one day, loaded once and then only looked up."""

    units_by_role: Mapping[str, frozenset[int]] = field(default_factory=dict)
    bodies_by_role: Mapping[str, frozenset[int]] = field(default_factory=dict)
    programmes_by_role: Mapping[str, frozenset[int]] = field(default_factory=dict)
    organisations: frozenset[int] = NOTHING
    owned_organisations: frozenset[int] = NOTHING
    post_titles: tuple[str, ...] = ()

    def units(self, *roles: str) -> frozenset[int]:
        """Return the ids of the units (with all units below them) in which one of ``roles`` is held."""
        return NOTHING.union(*(self.units_by_role.get(role, NOTHING) for role in roles))

    def bodies(self, *roles: str) -> frozenset[int]:
        """Return the ids of the bodies in which one of ``roles`` is held."""
        return NOTHING.union(*(self.bodies_by_role.get(role, NOTHING) for role in roles))

    def programmes(self, *roles: str) -> frozenset[int]:
        """Return the ids of the programmes for which one of ``roles`` is held."""
        return NOTHING.union(*(self.programmes_by_role.get(role, NOTHING) for role in roles))

    def has(self, *roles: str) -> bool:
        """Whether one of ``roles`` is held anywhere."""
        return any(role in self.units_by_role for role in roles)

    @property
    def fingerprint(self) -> tuple:
        """Return the same for the same rights: what was made for them may be given to them again."""
        held = (self.units_by_role, self.bodies_by_role, self.programmes_by_role)
        return (*(frozenset(each.items()) for each in held), self.organisations, self.owned_organisations)

    @property
    def roles(self) -> tuple[str, ...]:
        """All roles held, sorted."""
        return tuple(sorted(self.units_by_role))

    @property
    def is_auditor(self) -> bool:
        """Auditors read everything and change nothing."""
        return self.has("auditor")

    @property
    def is_office(self) -> bool:
        """Whether the person works for the office of any programme."""
        return self.has("office", "office_admin")

    @property
    def is_staff(self) -> bool:
        """Whether the person holds any post in a public body."""
        return bool(self.units_by_role)


_loader: Callable[[int], Grants] = lambda user_id: Grants()  # noqa: E731


def set_grants_loader(loader: Callable[[int], Grants]) -> None:
    """Let the room that knows posts and memberships say how they are loaded."""
    global _loader
    _loader = loader


def load(user_id: int) -> Grants:
    """Return the grants of the person with this id, as of today."""
    return _loader(user_id)
