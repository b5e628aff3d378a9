"""States of a question."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class QuestionState(TextChoices):
    """From asked to published."""

    ASKED = "asked", _("waiting for an answer")
    ANSWERED = "answered", _("answer written")
    PUBLISHED = "published", _("published")
    DECLINED = "declined", _("not published")
