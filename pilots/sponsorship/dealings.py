"""What an organisation has open with a programme and its body. While it has anything open, it cannot be a sponsor."""

from django.db.models import Q, QuerySet

from colab.core.organisations.models import Organisation, Programme
from pilots.certification.enums import PENDING, CertificationState
from pilots.certification.models import Certification
from pilots.procurement.enums import ContractState
from pilots.procurement.models import Contract
from pilots.trials.enums import FINISHED, PilotState
from pilots.trials.models import Pilot
from pitches.submissions.enums import IN_REVIEW, PitchState
from pitches.submissions.models import Pitch

from .models import Sponsor

OVER = tuple(s.value for s in (ContractState.CLOSED, ContractState.CANCELLED, ContractState.TERMINATED,
                               ContractState.OTHER_METHOD))  # fmt: skip
JUDGED = (*IN_REVIEW, PitchState.RESERVE.value)
APPLIED = (*PENDING, CertificationState.CHANGE_REQUESTED.value)


def same_organisations(sponsor: Sponsor) -> QuerySet[Organisation]:
    """Return the registered organisations that are the sponsor: by corporate number, or by name."""
    same = Q(name=sponsor.name)
    if sponsor.corporate_number:
        same |= Q(corporate_number=sponsor.corporate_number)
    return Organisation.objects.filter(same)


def has_open_dealings(sponsor: Sponsor) -> bool:
    """Whether the sponsor has a pitch, a trial, an application or a contract open. Never says which."""
    who = list(same_organisations(sponsor).values_list("pk", flat=True))
    return bool(who) and any(rows.exists() for rows in _open(who, sponsor.programme))


def _open(who: list[int], programme: Programme) -> list[QuerySet]:
    return [
        Pitch.objects.filter(organisation__in=who, challenge__programme=programme, state__in=JUDGED),
        Pilot.objects.filter(organisation__in=who, programme=programme).exclude(
            state__in=(*FINISHED, PilotState.DROPPED.value)
        ),
        Certification.objects.filter(organisation__in=who, state__in=APPLIED).filter(
            Q(programme=programme) | Q(body=programme.body_id)
        ),
        Contract.objects.filter(organisation__in=who, body=programme.body_id).exclude(state__in=OVER),
    ]
