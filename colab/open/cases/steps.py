"""The road in dates: five steps above the fold, all of them below."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from colab.core import clock
from colab.core.ledger.models import LedgerEntry
from colab.core.ui import components
from pilots.procurement.presentation import signatures

from .evidence import link, machine_words
from .reach import Case


@dataclass(frozen=True)
class Step:
    """One dated step, the entry that proves it, and the public page about it."""

    label: str
    day: date | None = None
    entry: LedgerEntry | None = None
    url: str = ""

    @property
    def place(self) -> str:
        """The entry in words: which chain, which number."""
        return f"{machine_words(self.entry.machine)} {self.entry.seq}" if self.entry else ""

    @property
    def recorded(self) -> bool:
        """Whether the fact was done on paper and recorded here."""
        return bool(self.entry and "recorded" in self.entry.payload)


def five(case: Case) -> list[Step]:
    """Return challenge → pilot → certification → contract → evaluation; a step not taken has no day."""
    wanted = [
        (_("Challenge published"), [("challenge", "open")]),
        (_("Pilot evaluated"), [("pilot", "evaluated")]),
        (_("Certified"), [("certification", "certified")]),
        (_("Contract made"), [("contract", "signed")]),
        (_("Evaluated after use"), [("contract", "evaluated")]),
    ]
    return [_first(case, label, places) for label, places in wanted]


def stages(steps: list[Step]) -> list[components.Stage]:
    """Return the five steps as a stage bar; a step that was not taken stays open."""
    done, todo = components.DONE, components.TODO
    return [components.Stage(step.label, done if step.day else todo, step.day, step.url) for step in steps]


def every(case: Case) -> list[Step]:
    """Return all dated steps this case took by their days; those of one day in the order of the road."""
    wanted = [
        (_("The challenge was published"), ("challenge", "open")),
        (_("The call was closed"), ("challenge", "closed")),
        (_("Nobody was adopted"), ("challenge", "no_adoption")),
        (_("The challenge was withdrawn"), ("challenge", "withdrawn")),
        (_("A pitch was handed in"), ("pitch", "submitted")),
        (_("A pitch was adopted"), ("pitch", "adopted")),
        (_("Indicators and targets were fixed"), ("pilot", "agreement")),
        (_("The pilot started"), ("pilot", "running")),
        (_("The measurement was closed"), ("pilot", "measured")),
        (_("The pilot was evaluated"), ("pilot", "evaluated")),
        (_("The application for certification was handed in"), ("certification", "submitted")),
        (_("The operator was certified"), ("certification", "certified")),
        (_("The certification was revoked"), ("certification", "revoked")),
        (_("The certification was given back"), ("certification", "surrendered")),
        (_("The certification ended"), ("certification", "expired")),
        (_("The purchase was forecast"), ("contract", "forecast_published")),
        (_("Published before the contract"), ("contract", "pre_published")),
        (_("The section’s head decided"), ("contract", "decided")),
        (_signed(case), ("contract", "signed")),
        (_("Published after the contract"), ("contract", "post_published")),
        (_("The inspection was passed"), ("contract", "inspected")),
        (_("Paid"), ("contract", "paid")),
        (_("Evaluated by the using office"), ("contract", "evaluated")),
        (_("The contract was terminated"), ("contract", "terminated")),
    ]
    steps = [step for label, place in wanted if (step := _first(case, label, [place])).day]
    return sorted(steps, key=lambda step: step.day)


def _signed(case: Case) -> str:
    contract, label = case.one("contract"), _("Both sides signed")
    how = signatures(contract) if contract else ""
    return f"{label} ({how})" if how else label


def _first(case: Case, label: str, places: list[tuple[str, str]]) -> Step:
    for machine, state in places:
        for (name, key), chain in case.entries.items():
            entry = reached(chain, state) if name == machine else None
            if entry:
                subject = next(row for row in case.subjects[machine] if row.key == key)
                found: Any = link(subject)
                return Step(label, entry.fact_on or clock.day_of(entry.at), entry, found["url"] if found else "")
    return Step(label)


def reached(chain: list[LedgerEntry], state: str) -> LedgerEntry | None:
    """Return the entry by which the chain's subject last came into ``state``, or did what the state is named after."""
    moves = [e for e in chain if e.payload.get("to") == state and e.payload.get("from") != state]
    if not moves and state == "post_published":
        moves = [e for e in chain if e.verb == "publish_post"]
    return moves[-1] if moves else None


def last_change(case: Case):
    """Return the moment of the newest entry in the case's chains."""
    return max((entry.at for chain in case.entries.values() for entry in chain), default=None)
