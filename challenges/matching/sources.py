"""What takes part in matching; upper rooms add their own kinds."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import translation

from challenges.challenges import queries
from challenges.challenges.enums import ChallengeState
from challenges.challenges.models import Challenge
from challenges.matching.enums import Side
from challenges.matching.methods.texts import Text
from challenges.matching.presentation import Shown, of_challenge, of_solution
from challenges.pages.words import draft_of, page_of
from colab.core.organisations.enums import Area, SolutionState
from colab.core.organisations.models import Solution

READ = ("voice", "background", "problem", "goal", "numbers", "solutions_sought", "field_features")
"""Texts of a challenge that say what is wanted."""
CONDITIONS = ("not_intended", "field_features", "scope", "privacy")
"""Texts of a challenge that may hold conditions."""


@dataclass(frozen=True)
class Source:
    """One kind of rows with a side in matching.

    kind        short code: "solution"
    side        Side.CHALLENGE or Side.PROFILE
    rows        () -> queryset with whatever is needed joined
    text        (row) -> Text; its id is the row's primary key
    offered     (row) -> whether others meet it
    price_yen   (row) -> its lowest price, None where it states none
    shown       (row) -> presentation.Shown
    first       stands above the other kinds, as what exists already
    replaces    (row) -> (kind, primary key) of a row that need not be shown beside it, or None
    """

    kind: str
    side: str
    rows: Callable[[], QuerySet]
    text: Callable[[Any], Text]
    offered: Callable[[Any], bool]
    shown: Callable[[Any], Shown]
    price_yen: Callable[[Any], int | None] = lambda row: None
    first: bool = False
    replaces: Callable[[Any], tuple[str, int] | None] = lambda row: None


_sources: dict[str, Source] = {}
_by_model: dict[type, Source] = {}


def register(source: Source) -> None:
    """Let a kind of rows take part; declaring it anew replaces it."""
    _sources[source.kind] = _by_model[source.rows().model] = source


def source(kind: str) -> Source | None:
    """Return the source of a kind, None where it is not known."""
    return _sources.get(kind)


def all_sources() -> list[Source]:
    """Return all sources."""
    return list(_sources.values())


def of(obj) -> Source | None:
    """Return the source a row belongs to."""
    return _by_model.get(type(obj))


def area_words(areas: Iterable[str]) -> tuple[str, ...]:
    """Return the Japanese names of areas: the tags both sides share."""
    with translation.override("ja"):
        return tuple(str(Area(code).label) for code in areas if code in Area.values)


def challenge_text(challenge: Challenge) -> Text:
    """Return the words of a challenge: the published ones once it is public, the latest draft before."""
    page = (page_of if challenge.is_public else draft_of)(challenge, "ja")
    words = [challenge.summary, *(getattr(page, name, "") for name in READ if page)]
    return Text(
        str(challenge.pk),
        challenge.title,
        "\n".join(dict.fromkeys(part.strip() for part in words if part.strip())),
        area_words(challenge.areas),
        "\n".join(conditions(challenge, page)),
    )


def conditions(challenge: Challenge, page) -> list[str]:
    """Return what a solution has to keep to, a sentence each."""
    found = [getattr(page, name, "") for name in CONDITIONS if page]
    if challenge.cost_cap_yen:
        found.append(f"実証の費用は{challenge.cost_cap_yen:,}円以内")
    return [part.strip() for part in found if part.strip()]


def solution_text(solution: Solution) -> Text:
    """Return the words of a solution."""
    parts = (solution.summary, solution.description, solution.track_record)
    body = "\n".join(part.strip() for part in parts if part.strip())
    return Text(str(solution.pk), solution.name, body, area_words(solution.areas))


register(
    Source(
        "challenge",
        Side.CHALLENGE,
        lambda: queries.joined(Challenge.objects.exclude(state=ChallengeState.WITHDRAWN)),
        challenge_text,
        lambda challenge: challenge.is_public,
        of_challenge,
    )
)
register(
    Source(
        "solution",
        Side.PROFILE,
        lambda: Solution.objects.select_related("organisation").filter(~Q(state=SolutionState.WITHDRAWN)),
        solution_text,
        lambda solution: solution.state == SolutionState.LISTED,
        of_solution,
        lambda solution: solution.price_min_yen,
    )
)
