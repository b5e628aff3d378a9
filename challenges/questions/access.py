"""Who reads and answers questions."""

from django.db.models import Q

from challenges.questions.enums import QuestionState
from challenges.questions.models import Question
from colab.core import access
from colab.core.access import Actor


def answering(actor: Actor) -> Q:
    """The section of the challenge, with the office beside it."""
    section = Q(challenge__unit__in=actor.grants.units("section", "head"))
    return section | Q(challenge__programme__in=actor.grants.programmes("office", "office_admin"))


@access.rule(Question, "view")
def view(actor: Actor) -> Q:
    """Published ones are public; the others are for the asker and for those who answer."""
    seen = Q(state=QuestionState.PUBLISHED, challenge__published_at__isnull=False)
    if actor.is_anonymous:
        return seen
    seen |= Q(asker=actor.user_id)
    return seen | answering(actor) if actor.grants.is_staff else seen


@access.rule(Question, "answer", "publish", "decline", "amend")
def answer(actor: Actor) -> Q:
    """Section and office."""
    return answering(actor)
