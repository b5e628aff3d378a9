"""States of a question."""

from django.db.models import TextChoices
from django.utils.translation import pgettext_lazy


class QuestionState(TextChoices):
    """From asked to published."""

    ASKED = "asked", pgettext_lazy("question", "waiting for an answer")
    ANSWERED = "answered", pgettext_lazy("question", "answer written")
    PUBLISHED = "published", pgettext_lazy("question", "published")
    DECLINED = "declined", pgettext_lazy("question", "not published")
