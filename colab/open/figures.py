"""The year in numbers: each number opens its rows."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from challenges.challenges.models import Challenge
from colab.core.clock import FiscalYear, start_of_day
from colab.core.satisfaction.queries import shares_between
from colab.core.ui.navigation import safe_reverse
from pilots.certification.models import Certification
from pilots.civic.models import CivicProject
from pilots.procurement.models import Contract
from pilots.trials.models import Pilot
from pitches.submissions.models import Pitch


@dataclass(frozen=True)
class Step:
    """One step of the road in a year: how many, and where the rows are."""

    label: Any
    value: int
    url: str = ""
    note: Any = ""


def _within(year: FiscalYear, column: str) -> dict:
    return {f"{column}__gte": year.first, f"{column}__lte": year.last}


def _moments(year: FiscalYear, column: str) -> dict:
    return {f"{column}__gte": start_of_day(year.first), f"{column}__lt": start_of_day((year + 1).first)}


def counts(year: FiscalYear) -> dict[str, int]:
    """Count the steps of the road in a fiscal year, each by the day it happened; one query a model."""
    challenges = Challenge.objects.filter(code__startswith=f"C-{year.year}-").aggregate(
        all=Count("pk"),
        decided=Count(
            "pk", filter=~Q(state__in=["scheduled", "open", "closed", "screening", "pitch_event", "withdrawn"])
        ),
        none=Count("pk", filter=Q(state="no_adoption")),
    )
    pitches = Pitch.objects.filter(**_moments(year, "submitted_at")).aggregate(
        all=Count("pk"), adopted=Count("pk", filter=Q(state="adopted"))
    )
    pilots = Pilot.objects.filter(**_within(year, "agreement_on")).aggregate(
        all=Count("pk"),
        judged=Count("pk", filter=~Q(verdict="")),
        met=Count("pk", filter=Q(verdict="met")),
        not_met=Count("pk", filter=Q(verdict="not_met")),
    )
    certified = Certification.objects.filter(**_within(year, "certified_on")).aggregate(
        all=Count("pk"), led=Count("pilot", distinct=True)
    )
    contracts = Contract.objects.filter(**_within(year, "signed_on"))
    return {
        "challenges": challenges["all"],
        "decided": challenges["decided"],
        "none": challenges["none"],
        "pitches": pitches["all"],
        "adopted": pitches["adopted"],
        "pilots": pilots["all"],
        "judged": pilots["judged"],
        "met": pilots["met"],
        "not_met": pilots["not_met"],
        "certified": certified["all"],
        "led": certified["led"],
        "contracts": contracts.count(),
        "civic": CivicProject.objects.filter(**_within(year, "published_on")).count(),
    }


def strip(year: FiscalYear) -> list[Step]:
    """Return 課題→提案→実証→認定→契約 of a year, each number with its list."""
    n = counts(year)
    return [
        Step(_("Challenges"), n["challenges"], safe_reverse("challenges:list")),
        Step(_("Pitches"), n["pitches"], safe_reverse("open:results") + "#pitches"),
        Step(_("Pilots"), n["pilots"], safe_reverse("trials:list")),
        Step(_("Certifications"), n["certified"], safe_reverse("certification:list")),
        Step(_("Contracts"), n["contracts"], safe_reverse("procurement:list")),
    ]


def share(part: int, whole: int) -> str:
    """Return a share in whole percent, with its two numbers; a dash where there is nothing to share."""
    if not whole:
        return "–"
    return f"{round(100 * part / whole)}% ({part}/{whole})"


def satisfaction(year: FiscalYear) -> list[dict]:
    """Return how many of those asked after a step were satisfied; no share of fewer than five answers."""
    found = shares_between(start_of_day(year.first), start_of_day((year + 1).first))
    return [
        {"label": one.label, "share": share(one.satisfied, one.answers) if one.enough else _("too few answers")}
        for one in found
    ]


def shares(year: FiscalYear) -> list[dict]:
    """Return the year's shares as lines: what, share, rows."""
    n = counts(year)
    trials = safe_reverse("trials:list")
    return [
        {"label": _("Challenges that found a team"), "share": share(n["decided"] - n["none"], n["decided"]),
         "url": safe_reverse("challenges:list")},
        {"label": _("Challenges for which nobody was adopted"), "share": share(n["none"], n["decided"]),
         "url": safe_reverse("challenges:list") + "?state=no_adoption"},
        {"label": _("Pitches adopted"), "share": share(n["adopted"], n["pitches"]), "url": ""},
        {"label": _("Pilots whose targets were met"), "share": share(n["met"], n["judged"]),
         "url": trials + "?verdict=met"},
        {"label": _("Pilots whose targets were not met"), "share": share(n["not_met"], n["judged"]),
         "url": trials + "?verdict=not_met"},
        {"label": _("Pilots that led to a certification this year"), "share": str(n["led"]),
         "url": safe_reverse("certification:list")},
        {"label": _("Civic-tech projects published as open source"), "share": str(n["civic"]),
         "url": safe_reverse("civic:list")},
    ]  # fmt: skip
