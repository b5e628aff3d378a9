"""Blocks of matching on others' pages."""

from challenges.matching import coach
from colab.core.lifecycle import slots


def coaching(request, challenge) -> dict:
    """Beside the form of a challenge: what teams will look for."""
    found = coach.hints(challenge)
    open_hints = [hint for hint in found if not hint.met]
    return {"open": open_hints, "met": [hint for hint in found if hint.met], "all": len(found)}


slots.add("edit:challenge", "matching/coach.html", coaching, order=20)
