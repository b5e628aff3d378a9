"""All conditions of a negotiated contract in the order of the road, each with how it stands now."""

from dataclasses import dataclass

from colab.core.access import Actor
from colab.core.lifecycle import Level, Move
from pilots.procurement.guards import method as m
from pilots.procurement.guards import steps as s
from pilots.procurement.models import Contract

CONDITIONS = (
    s.budget_known,
    s.within_fiscal_year,
    m.certification_valid,
    m.certified_item,
    m.kind_fits,
    m.below_threshold,
    m.above_small_limit,
    m.assembly_approved,
    m.not_excluded,
    m.operator_itself,
    s.forecast_published,
    s.pre_published,
)


@dataclass(frozen=True)
class Checked:
    """A condition: ``status`` is passed, failed, warned or asked (only a person can say)."""

    text: str
    article: str
    statute: bool
    status: str
    found: str


def check_all(contract: Contract) -> list[Checked]:
    """Return the conditions with how they stand today, in the language of the reader; nothing is changed.

    Point (g), which a person declares, stands as passed once the method check has been entered.
    """
    move = Move(verb="check_method", subject=contract, actor=Actor.system_("check"))
    return [_checked(guard, move) for guard in CONDITIONS]


def _checked(guard, move: Move) -> Checked:
    if guard.asks_facts:
        status = "passed" if move.subject.checked_on else "asked"
    elif guard.check(move):
        status = "passed"
    else:
        status = "warned" if guard.level == Level.PRACTICE else "failed"
    article = str(guard.article) if guard.article else ""
    return Checked(str(guard.text), article, guard.level != Level.PRACTICE, status, guard.found_words(move))
