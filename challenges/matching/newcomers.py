"""How many first places go to teams without an earlier contract: whether matching only finds the well-known."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np

from challenges.matching import sources
from challenges.matching.corpus import corpus

_with_contracts: Callable[[], Iterable[int]] | None = None


def contracts_are_known_by(organisations: Callable[[], Iterable[int]]) -> None:
    """Register how the organisations that have had a contract are found: () -> primary keys."""
    global _with_contracts
    _with_contracts = organisations


@dataclass(frozen=True)
class Share:
    """First places of opened challenges, and those that go to teams without an earlier contract."""

    places: int
    new: int

    @property
    def percent(self) -> int:
        """In per cent, rounded half up."""
        return (200 * self.new + self.places) // (2 * self.places) if self.places else 0


def share() -> Share:
    """Count the first places of all opened challenges by the method in use."""
    whole = corpus()
    if not whole.offers.rows or not whole.asked.rows:
        return Share(0, 0)
    best = np.argmax(whole.index.profiles_for(whole.asked.collection), axis=1)
    members = [whole.offers.rows[place] for place in best]
    owners: dict[tuple[str, str], int] = {}
    for kind in {member["kind"] for member in members}:
        keys = [member["object_key"] for member in members if member["kind"] == kind]
        rows = sources.source(kind).rows().model._default_manager.filter(pk__in=keys)
        owners |= {(kind, str(pk)): owner for pk, owner in rows.values_list("pk", "organisation")}
    known = set(_with_contracts()) if _with_contracts else set()
    found = [owners.get((member["kind"], member["object_key"])) for member in members]
    return Share(len(found), sum(owner not in known for owner in found))
