"""Lists for the pages: who may see what, what was set aside, who was invited."""

from dataclasses import dataclass, field

from django.db.models import QuerySet

from challenges.calls.queries import open_q
from challenges.challenges.enums import BEFORE_OPENING, ChallengeState
from challenges.matching import sources
from challenges.matching.finding import Found, Match, challenges_for, explain, offers_for
from challenges.matching.methods import bands
from challenges.matching.models import Dismissal, PitchInvitation
from colab.core import access, clock
from colab.core.organisations.enums import SolutionState
from colab.core.organisations.models import Solution

SHOWN, MOST_CERTIFIED = 10, 3
TIMELY = (*BEFORE_OPENING, ChallengeState.OPEN)
"""States in which somebody may still act on what fits."""


@dataclass
class Beside:
    """What stands beside a challenge: certified products, further offers, weak ones, what was set aside."""

    found: Found
    first: list[Match] = field(default_factory=list)
    others: list[Match] = field(default_factory=list)
    weak: list[Match] = field(default_factory=list)
    aside: list[tuple[Dismissal, Match]] = field(default_factory=list)

    @property
    def near(self) -> list[Match]:
        """Everything that is more than weak, certified products first."""
        return [*self.first, *self.others]


def beside(challenge, actor, *, limit: int = SHOWN, weak: bool = True) -> Beside:
    """Return what fits a challenge as the actor may see it, certified products first; `weak`: also what hardly does."""
    dismissals = {(one.kind, one.object_key): one for one in Dismissal.objects.filter(challenge=challenge)}
    kinds = [source.kind for source in sources.all_sources() if source.first]

    def usable(source, rows):
        return access.visible_to(actor, rows)

    found = offers_for(challenge, limit=limit + MOST_CERTIFIED + len(dismissals), usable=usable)
    shown = Beside(found)
    for match in found.matches:
        if match.key in dismissals:
            shown.aside.append((dismissals[match.key], match))
        elif match.band == bands.WEAK:
            shown.weak.append(match)
        elif match.kind in kinds:
            shown.first.append(match)
        else:
            shown.others.append(match)
    shown.first, shown.others = shown.first[:MOST_CERTIFIED], shown.others[:limit]
    shown.weak = shown.weak[: max(0, limit - len(shown.near))] if weak else []
    explain(Found([*shown.near, *shown.weak], found.corpus))
    return shown


def still_open(rows: QuerySet) -> QuerySet:
    """Return the challenges that take pitches now."""
    return rows.filter(open_q(clock.now(), "call__"), state=ChallengeState.OPEN)


def solutions_of(actor) -> QuerySet[Solution]:
    """Return the solutions of the actor's teams, without those withdrawn."""
    rows = Solution.objects.filter(organisation__in=actor.grants.organisations).select_related("organisation")
    return rows.exclude(state=SolutionState.WITHDRAWN).order_by("organisation", "name", "pk")


def for_team(actor, *, limit: int, solutions=None) -> list[tuple[Solution, Found]]:
    """Return for each solution of the actor's teams the open challenges that are more than weakly near, explained."""
    chosen = list(solutions_of(actor) if solutions is None else solutions)
    found = challenges_for("solution", chosen, limit=limit, usable=still_open)
    for _solution, own in found:
        own.matches = [match for match in own.matches if match.band != bands.WEAK]
    if found:
        explain(Found([match for _solution, own in found for match in own.matches], found[0][1].corpus))
    return found


def invited(challenge) -> QuerySet[PitchInvitation]:
    """Return the invitations of a challenge."""
    return PitchInvitation.objects.filter(challenge=challenge)
