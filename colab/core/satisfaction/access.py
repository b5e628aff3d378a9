"""Answers are read by nobody but who gave them; everybody reads the shares."""

from django.db.models import Q

from colab.core import access
from colab.core.access import Actor

from .models import Answer

access.private(Answer)


@access.rule(Answer, "view")
def answer_view(actor: Actor) -> Q:
    """One's own."""
    return Q(user_id=actor.user_id) if actor.user_id else access.NONE
