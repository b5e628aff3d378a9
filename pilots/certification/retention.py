"""How long contacts of applications and addresses of experts are kept."""

from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from colab.core import clock, retention
from pilots.certification.enums import CertificationState
from pilots.certification.models import Certification, ExpertAppointment

S = CertificationState
NEVER_CERTIFIED = (S.REJECTED, S.WITHDRAWN)


def _due(before: datetime) -> QuerySet[Certification]:
    ended = Q(ended_on__lt=clock.day_of(before)) | Q(state__in=NEVER_CERTIFIED, state_since__lt=before)
    return Certification.objects.filter(ended).exclude(contact_name="", contact_email="")


def _experts(before: datetime) -> QuerySet[ExpertAppointment]:
    return ExpertAppointment.objects.filter(appointed_on__lt=clock.day_of(before)).exclude(email="")


retention.register(
    retention.Kind(
        code="certification",
        label=_("Contacts of applications for certification"),
        basis=_("Five years after the certificate ended or the application was refused or withdrawn."),
        due=_due,
        blank=lambda rows: rows.update(contact_name="", contact_email=""),
        days=5 * 365 + 1,
        minimum=365,
        body=lambda body: Q(body=body),
        by_address=lambda address: Certification.objects.filter(contact_email__iexact=address),
        fields=["certification.Certification.contact_name", "certification.Certification.contact_email"],
    )
)
retention.register(
    retention.Kind(
        code="experts",
        label=_("Addresses of experts"),
        basis=_("Evidence of who was heard: the name stays in any case, by the body's rules for documents."),
        due=_experts,
        blank=lambda rows: rows.update(email=""),
        minimum=365,
        body=lambda body: Q(certification__body=body),
        by_address=lambda address: ExpertAppointment.objects.filter(email__iexact=address),
        fields=["certification.ExpertAppointment.email"],
    )
)
