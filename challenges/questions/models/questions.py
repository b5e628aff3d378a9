"""A question on a challenge: asked by one team, answered for all; the asker stays hidden."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from challenges.challenges.models import Challenge
from challenges.questions.enums import QuestionState
from colab.core import lifecycle
from colab.core.content.bilingual import localized


class Question(lifecycle.Subject):
    """``body`` is what was asked; ``question`` and ``answer`` are what is published."""

    MACHINE = "question"

    challenge = models.ForeignKey(Challenge, on_delete=models.PROTECT, related_name="questions")
    asker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="questions")
    body = models.TextField(_("your question"), max_length=1000)
    question = models.TextField(_("question as published"), max_length=1000, blank=True)
    question_en = models.TextField(_("question in English"), max_length=2000, blank=True)
    answer = models.TextField(_("answer"), max_length=2000, blank=True)
    answer_en = models.TextField(_("answer in English"), max_length=4000, blank=True)
    number = models.PositiveIntegerField(_("number"), null=True, editable=False)
    asked_at = models.DateTimeField(pgettext_lazy("time", "asked"))
    answered_at = models.DateTimeField(_("answered"), null=True, editable=False)
    published_at = models.DateTimeField(_("published"), null=True, editable=False)
    declined_reason = models.TextField(_("why it is not published"), blank=True, max_length=1000)

    class Meta:
        verbose_name = _("question")
        ordering = ["challenge_id", "number", "asked_at", "pk"]
        constraints = [
            lifecycle.state_in("question_state", QuestionState),
            lifecycle.required_in("question_published", ["published"], "number", "published_at", "answered_at"),
            lifecycle.nonempty_in("question_answered", ["answered", "published"], "question", "answer"),
            lifecycle.nonempty_in("question_declined", ["declined"], "declined_reason"),
            lifecycle.empty_in("question_unpublished", ["asked", "answered", "declined"], "number", "published_at"),
            models.UniqueConstraint(fields=["challenge", "number"], name="question_number_once"),
        ]

    def __str__(self):
        return (self.question or self.body)[:60]

    @property
    def question_words(self) -> str:
        """The question in the language of the reader."""
        return localized(self, "question")

    @property
    def answer_words(self) -> str:
        """The answer in the language of the reader."""
        return localized(self, "answer")
