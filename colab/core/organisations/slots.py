"""On every subject's page: whose turn it is."""

from colab.core.lifecycle import slots

from .turn import turns


def whose_turn(request, subject) -> dict | None:
    """Return the ways on that others take, for staff; None where the reader has a way on, or nobody has."""
    found = turns(subject, request.actor) if request.actor.grants.is_staff else []
    return {"turns": found} if found else None


slots.add("subject:todo", "organisations/turn_slot.html", whose_turn)
