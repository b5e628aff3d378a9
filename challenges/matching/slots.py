"""Blocks of matching on others' pages."""

from challenges.matching import coach, reading
from challenges.matching.models import PitchInvitation
from colab.core import access
from colab.core.lifecycle import slots

BRIEF = 3


def coaching(request, challenge) -> dict:
    """Beside the form of a challenge: what teams will look for."""
    found = coach.hints(challenge)
    open_hints = [hint for hint in found if not hint.met]
    return {"open": open_hints, "met": [hint for hint in found if hint.met], "all": len(found)}


def beside_challenge(request, challenge) -> dict | None:
    """The best three with one reason each, on its page and beside its form, as long as somebody may still act on it."""
    if challenge.state not in reading.TIMELY or not access.can(request.actor, "match", challenge):
        return None
    shown = reading.beside(challenge, request.actor, limit=BRIEF, weak=False)
    if shown.found.row is None:
        return None
    return {"challenge": challenge, "matches": shown.near[:BRIEF], "more": len(shown.near) > BRIEF}


def count_of_invitations(request, challenge) -> dict | None:
    """On the public page: how many teams were invited (decision 20)."""
    count = PitchInvitation.objects.filter(challenge=challenge).count()
    return {"count": count} if count else None


def for_team(request, _subject=None) -> dict | None:
    """On a team's start page: the open challenges nearest to its solutions."""
    if not request.actor.grants.organisations:
        return None
    solutions = list(reading.solutions_of(request.actor)[:BRIEF])
    found = [match for _solution, own in reading.for_team(request.actor, limit=BRIEF, solutions=solutions)
             for match in own.matches]  # fmt: skip
    best = {}
    for match in sorted(found, key=lambda match: -match.score):
        best.setdefault(match.challenge.pk, match)
    return {"matches": list(best.values())[:BRIEF], "has_solutions": bool(solutions)}


slots.add("edit:challenge", "matching/coach.html", coaching, order=20)
slots.add("edit:challenge", "matching/brief.html", beside_challenge, order=30)
slots.add("subject:challenge", "matching/brief.html", beside_challenge, order=25)
slots.add("public:challenge:aside", "matching/invited.html", count_of_invitations, order=40)
slots.add("work:home", "matching/home.html", for_team, order=40)
