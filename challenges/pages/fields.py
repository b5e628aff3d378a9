"""The named words of a challenge page: one table for the model, the forms, the public page and the corrections."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Words:
    """One named text: its column, its heading, what to write there, whether a challenge needs it, its length."""

    name: str
    label: Any
    help: Any = ""
    required: bool = False
    length: int = 2000
    group: str = "problem"


WORDS = (
    Words("voice", _("From the people on site"), _("One or two sentences in the words of those who do the work."),
          length=400),
    Words("background", _("Background"), _("Why this matters now, and to whom."), required=True),
    Words("numbers", _("Where we stand, in numbers"), _("Cases a year, minutes for each, people concerned, cost."),
          length=1000),
    Words("problem", _("The problem"), _("Describe the problem, not the solution."), required=True),
    Words("goal", _("What we want to reach"), _("What is different afterwards, and for whom."), required=True),
    Words("solutions_sought", _("Solutions and techniques we could imagine"), _("Examples only; others are welcome."),
          group="answer"),
    Words("not_intended", _("What we do not look for"), length=1000, group="answer"),
    Words("field_features", _("What the site is like"), _("Size, users, connections, hours, rules on site."),
          length=1000, group="field"),
    Words("offers", _("What we offer"), _("Data, places, staff, users, help with regulations."), length=1000,
          group="field"),
    Words("verification", _("How the effect is verified"), _("Indicators, how they are measured, the present value."),
          required=True, group="field"),
    Words("scope", _("Scope"), length=1000, group="field"),
    Words("after_pilot", _("After the pilot"), _("Budget, form of the contract, other sections. No promise."),
          length=1000, group="after"),
    Words("eligibility", _("Who may apply: notes on this challenge"), length=1000, group="after"),
    Words("judging", _("How pitches are judged"), length=1000, group="after"),
    Words("schedule", _("Notes on the schedule"), length=1000, group="after"),
    Words("ip_data", _("Intellectual property, data, publication"), length=1000, group="after"),
    Words("privacy", _("Personal data and security"), length=1000, group="after"),
)  # fmt: skip
BY_NAME = {words.name: words for words in WORDS}
REQUIRED = tuple(words.name for words in WORDS if words.required)
GROUPS = {
    "problem": _("What it is about"),
    "answer": _("What we look for"),
    "field": _("The pilot on site"),
    "after": _("Conditions and what comes after"),
}
