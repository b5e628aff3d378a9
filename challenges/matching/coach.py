"""The coach: what a challenge still lacks before teams can answer it well. Hints with examples; it never blocks."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from challenges.challenges.enums import BudgetRoute
from challenges.challenges.models import Challenge
from challenges.matching.methods.clarity import Brief, findings
from challenges.pages.words import read


@dataclass(frozen=True)
class Hint:
    """One thing teams look for: what to call it, what to write, an example, the field it belongs into."""

    label: Any
    advice: Any
    example: Any
    field: str
    met: bool = False


HINTS = {
    "who": Hint(
        _("Who suffers"),
        _("Name the people whose day the problem spoils."),
        _("“Parents who wait for the result of the nursery application”"),
        "problem_ja",
    ),
    "how_many": Hint(
        _("How many are concerned"),
        _("A number with its unit: people, households, cases, places."),
        _("“2,800 applications in April, 12 offices”"),
        "numbers_ja",
    ),
    "cost_today": Hint(
        _("What it costs today"),
        _("Time or money that is spent now, as a number; an estimate will do if you say so."),
        _("“Ten officers, 100 hours a month; about 3 million yen a year”"),
        "numbers_ja",
    ),
    "success": Hint(
        _("What counts as success"),
        _("From which value to which, by when."),
        _("“Waiting time from 60 minutes to 30 within the pilot”"),
        "goal_ja",
    ),
    "field": Hint(
        _("Field and data offered"),
        _("Where the pilot may take place, and which data, staff or users you bring along."),
        _("“Three libraries, loans of the past five years without names, one officer a week”"),
        "offers_ja",
    ),
    "route": Hint(
        _("Budget and the way to adoption"),
        _("The limit of the cost, and what could come after the pilot; no promise."),
        _("“Up to 3 million yen; a budget request for the next fiscal year is considered”"),
        "budget_route",
    ),
    "open": Hint(
        _("No solution prescribed"),
        _("A means is named in the problem. Say what should change; put techniques under what you could imagine."),
        _("“Shorten the queue at the counter” instead of “introduce a chatbot”"),
        "problem_ja",
    ),
    "plain": Hint(
        _("Plain Japanese"),
        _("Sentences of up to 60 letters on average and 100 at most; few words of offices and consultants."),
        _("“We want to answer sooner” instead of “with a view to facilitating swift responses”"),
        "background_ja",
    ),
}


def hints(challenge: Challenge) -> list[Hint]:
    """Return all hints with whether each is met, by the latest words of the draft."""
    words = read(challenge).ja
    brief = Brief(
        title=challenge.title,
        story="\n".join((challenge.summary, words["voice"], words["background"], words["problem"])),
        numbers=words["numbers"],
        goal="\n".join((words["goal"], words["verification"])),
        field=challenge.field_site,
        offers="\n".join((words["offers"], words["field_features"])),
        has_cost_cap=challenge.cost_cap_yen is not None or challenge.route == "civic",
        has_route=challenge.budget_route not in ("", BudgetRoute.NONE_YET)
        or challenge.contract_possible
        or challenge.oss_expected
        or bool(words["after_pilot"].strip()),
    )
    return [
        Hint(hint.label, hint.advice, hint.example, hint.field, met)
        for hint, met in ((HINTS[name], met) for name, met in findings(brief).items())
    ]
