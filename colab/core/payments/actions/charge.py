"""Charging for something, or changing what is charged. Payments that were asked for keep their amount."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from colab.core.lifecycle import Refused
from colab.core.payments import payables
from colab.core.payments.models import Fee
from colab.core.ui.signals import shown_changed

DOUBLED = _("The programme charges a fee for this already: change that one, or let it be charged no more.")
NOT_AHEAD = _("Choose an event of this programme that is not over.")


def charge(fee: Fee, *, subject: Any = None) -> Fee:
    """Save ``fee`` as that of ``subject`` alone, or of all of its kind where there is none; return it.

    Raises ``Refused`` where its kind needs an ordinance and it names none, where ``subject`` is not of its programme,
    is over or has no fee of its own, and where the same is charged for already.
    """
    if fee.purpose in payables.statutory() and not fee.ordinance.strip():
        raise Refused(_("This fee needs an ordinance: write its name and article."), code="fee.ordinance")
    place(fee, subject)
    if not is_possible(fee, subject):
        raise Refused(NOT_AHEAD, code="fee.subject")
    if fee.is_active and is_doubled(fee):
        raise Refused(DOUBLED, code="fee.doubled")
    with transaction.atomic():
        fee.save()
        shown_changed.send(Fee)
    return fee


def place(fee: Fee, subject: Any = None) -> None:
    """Note in ``fee`` what it is for; nothing is saved."""
    fee.machine, fee.subject_key = (subject.MACHINE, subject.key) if subject is not None else ("", "")


def is_possible(fee: Fee, subject: Any = None) -> bool:
    """Whether ``subject`` may have this fee: it is ahead, or had it before and may be over by now."""
    if subject is None or subject in payables.ahead(fee.purpose, [fee.programme]):
        return True
    same = {"machine": fee.machine, "subject_key": fee.subject_key, "programme": fee.programme}
    return bool(fee.pk) and Fee.objects.filter(pk=fee.pk, purpose=fee.purpose, **same).exists()


def is_doubled(fee: Fee) -> bool:
    """Whether another fee is charged for the same."""
    same = {"programme": fee.programme, "purpose": fee.purpose, "machine": fee.machine, "subject_key": fee.subject_key}
    return Fee.objects.filter(is_active=True, **same).exclude(pk=fee.pk).exists()
