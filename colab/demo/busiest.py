"""The ten busiest pages, with the person who looks at each, on whatever data there are."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Count
from django.urls import reverse

from challenges.challenges.models import Challenge
from challenges.pages.models import ChallengePage
from colab.core.organisations.models import Holding
from pilots.procurement.models import Contract, Notice
from pitches.judging.models import Assignment
from pitches.rounds.models import PanelMember, Round
from pitches.submissions.models import Pitch


@dataclass(frozen=True)
class Page:
    """A page, who looks at it, and how many rows stand behind it."""

    name: str
    url: str
    rows: int = 0
    user: Any = None


def busiest_pages() -> Iterator[Page]:
    """Yield the ten pages that the database has data for."""
    challenges, pitches = Challenge.objects.count(), Pitch.objects.count()
    yield Page("home", "/", challenges)
    yield Page("challenge list", reverse("challenges:list"), challenges)
    if shown := _shown_challenge():
        yield Page("challenge", reverse("challenges:detail", args=[shown.code.lower()]), 1)
    yield Page("search", reverse("search:search") + "?q=見守り", pitches)
    contract = Contract.objects.filter(state="closed", method="4").exclude(code=None).order_by("pk").first()
    if contract:
        yield Page("case", reverse("open:case", args=[contract.code.lower()]), 1)
    yield Page("contract list", reverse("procurement:list"), Notice.objects.count())
    office = _holder("office_admin") or _holder("office")
    yield Page("pitch list, all", reverse("submissions:list"), pitches, office)
    if call := Challenge.objects.annotate(n=Count("pitches")).order_by("-n", "pk").first():
        yield Page("pitch list, one challenge", reverse("submissions:of_challenge", args=[call.key]), call.n, office)
    if round_ := Round.objects.annotate(n=Count("challenge__pitches")).order_by("-n", "pk").first():
        yield Page("panel room", reverse("decisions:panel", args=[round_.key]), round_.n, office)
    yield Page("start page of the office", reverse("desk:home"), pitches, office)
    if judge := _busy_judge():
        rows = Assignment.objects.filter(judge=judge).count()
        yield Page("queue of a judge", reverse("judging:queue", args=[judge.round.key]), rows, judge.user)


def _holder(role: str) -> Any:
    holding = Holding.objects.filter(post__role=role, until=None).select_related("user").order_by("pk").first()
    return holding.user if holding else None


def _shown_challenge() -> Challenge | None:
    keys = ChallengePage.objects.filter(live=True).values("translation_key")
    return Challenge.objects.filter(translation_key__in=keys).exclude(code=None).order_by("pk").first()


def _busy_judge() -> PanelMember | None:
    running = PanelMember.objects.filter(round__state="scoring", user__isnull=False).select_related("round", "user")
    return running.annotate(n=Count("assignments")).order_by("-n", "pk").first()
