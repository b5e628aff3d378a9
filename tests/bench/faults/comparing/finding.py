"""What the comparison of one kind of thing gave."""

from dataclasses import dataclass, field


@dataclass
class Finding:
    """How many were acknowledged, and what is wrong with them."""

    what: str
    acknowledged: int
    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    """Figures worth printing that are no fault."""

    @property
    def ok(self) -> bool:
        """Whether nothing was lost or doubled."""
        return not (self.lost or self.doubled)
