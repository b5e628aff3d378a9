"""How long drafts are kept that nobody handed in."""

from datetime import datetime

from django.db import models
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from colab.core import retention
from pitches.submissions.enums import PitchState
from pitches.submissions.models import Pitch, PitchRevision
from pitches.submissions.models.words import PitchWords

TYPED = [
    field.name
    for field in PitchWords._meta.get_fields()
    if isinstance(field, models.CharField | models.TextField) and not field.choices
]


def _due(before: datetime) -> QuerySet[Pitch]:
    drafts = Pitch.objects.filter(state=PitchState.DRAFT, snapshot=None, challenge__call__closes_at__lt=before)
    typed = Q(pk__in=PitchRevision.objects.values("pitch"))
    for name in TYPED:
        typed |= ~Q(**{name: ""})
    return drafts.filter(typed)


def _blank(rows: QuerySet[Pitch]) -> None:
    PitchRevision.objects.filter(pitch__in=rows).delete()
    rows.update(**dict.fromkeys(TYPED, ""), working=None)


retention.register(
    retention.Kind(
        code="drafts",
        label=_("Drafts of pitches nobody handed in"),
        basis=_("They are the team's; counted from the closing of the call. Files stay with the organisation."),
        due=_due,
        blank=_blank,
        minimum=180,
        body=lambda body: Q(challenge__programme__body=body),
    )
)
