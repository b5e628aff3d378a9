"""Ask a question."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from challenges.calls.models import Call
from challenges.calls.queries import accepts_questions
from challenges.challenges.enums import ChallengeState
from challenges.challenges.models import Challenge
from challenges.questions.enums import QuestionState
from challenges.questions.models import Question
from colab.core import clock, lifecycle
from colab.core.access import Actor
from colab.core.lifecycle import ref


class Closed(lifecycle.Refused):
    """The time for questions is over."""

    code = "question.closed"

    def __init__(self):
        super().__init__(
            _("Questions are taken until the deadline for questions."),
            next_step=_("Read the published answers, or write to the contact on the challenge's page."),
        )


def ask(challenge: Challenge, *, actor: Actor, body: str) -> Question:
    """Keep a question of a signed-in person and return it: lock the call → check the deadline → row → ledger.

    Raises ``NotAllowed`` for nobody signed in, ``Closed`` after the deadline for questions (judged under the lock). The
    same words by the same person again give the question that is there: after a broken connection nobody knows whether
    it was sent. One that was declined may be asked anew.
    """
    if actor.is_anonymous:
        raise lifecycle.NotAllowed
    with transaction.atomic():
        call = Call.objects.select_for_update(no_key=True).get(pk=challenge.call_id)
        challenge = Challenge.objects.select_for_update(no_key=True).get(pk=challenge.pk)
        now = clock.now()
        same = Question.objects.filter(challenge=challenge, asker=actor.user, body=body)
        if known := same.exclude(state=QuestionState.DECLINED).order_by("pk").first():
            return known
        if challenge.state != ChallengeState.OPEN or not accepts_questions(call, now):
            raise Closed
        question = Question(challenge=challenge, asker=actor.user, body=body, question=body, asked_at=now)
        return lifecycle.create(question, actor=actor, links=[ref(challenge)])
