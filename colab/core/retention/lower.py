"""What the rooms below keep of people: they cannot register it themselves."""

from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from colab.core.notices.enums import NoticeState
from colab.core.notices.models import Notice, Subscriber
from colab.core.organisations.models import Invitation, User
from colab.core.readings.models import LEAST_DAYS, PersonalRead

from .registry import BLANKED, Kind, register

ARRIVED = (NoticeState.SENT, NoticeState.KEPT, NoticeState.DIGESTED)
YEAR = 365


def _over(before: datetime) -> QuerySet[Notice]:
    told = Q(state__in=ARRIVED) | Q(handled_at__isnull=False)
    return Notice.objects.filter(told, created_at__lt=before).exclude(address="", subject="", body="")


def _invitations(before: datetime) -> QuerySet[Invitation]:
    unused = Invitation.objects.filter(accepted_at=None, expires_at__lt=before)
    return unused.exclude(email__endswith=BLANKED)


def _idle(before: datetime) -> QuerySet[User]:
    never = Q(last_login=None, created_at__lt=before)
    return User.objects.filter(never | Q(last_login__lt=before), erased_at=None, is_superuser=False)


register(
    Kind(
        code="notices",
        label=_("Notices and mails that were delivered"),
        basis=_("People look up what they were told; the fact that it was told stays."),
        due=_over,
        blank=lambda rows: rows.update(address="", subject="", body="", error=""),
        days=YEAR,
        minimum=90,
        by_address=lambda address: Notice.objects.filter(address__iexact=address),
        fields=["notices.Notice.address"],
    )
)
register(
    Kind(
        code="subscribers",
        label=_("Subscribers without an account"),
        basis=_("They get mails until they stop them."),
        due=lambda before: Subscriber.objects.filter(confirmed_at__lt=before),
        blank=lambda rows: rows.delete(),
        minimum=YEAR,
        by_address=lambda address: Subscriber.objects.filter(address__iexact=address),
        fields=["notices.Subscriber.address"],
    )
)
register(
    Kind(
        code="invitations",
        label=_("Invitations nobody used"),
        basis=_("After they expired they lead nowhere."),
        due=_invitations,
        blank=lambda rows: rows.update(email=f"erased{BLANKED}"),
        days=30,
        minimum=1,
        by_address=lambda address: Invitation.objects.filter(email__iexact=address),
        fields=["organisations.Invitation.email"],
    )
)
register(
    Kind(
        code="readings",
        label=_("Who read personal data"),
        basis=_("As long as an audit may ask for it."),
        due=lambda before: PersonalRead.objects.filter(at__lt=before),
        blank=lambda rows: rows.delete(),
        days=5 * YEAR + 1,
        minimum=LEAST_DAYS + 1,
    )
)
register(
    Kind(
        code="accounts",
        label=_("Accounts nobody has used"),
        basis=_("Nothing is erased by itself: the office asks the person, then erases on the person's page."),
        due=_idle,
        days=3 * YEAR,
        minimum=YEAR,
        fields=["organisations.User.email", "organisations.User.name", "organisations.User.name_en"],
    )
)
