"""The four answers; no middle one to hide in."""

from django.db.models import IntegerChoices
from django.utils.translation import gettext_lazy as _


class Level(IntegerChoices):
    """How satisfied somebody is with a step."""

    VERY = 4, _("very satisfied")
    RATHER = 3, _("rather satisfied")
    NOT_QUITE = 2, _("rather dissatisfied")
    NOT = 1, _("dissatisfied")


SATISFIED = (Level.VERY, Level.RATHER)
