"""Ask an earlier buyer, and answer."""

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from colab.core import access, clock, lifecycle
from colab.core.access import Actor
from colab.core.notices import notify
from colab.core.organisations.models import Unit
from colab.core.organisations.queries import holders
from pilots.procurement.models import Contract
from pilots.reuse.models import Inquiry


def ask_buyer(*, actor: Actor, unit: Unit, contract: Contract, question: str) -> Inquiry:
    """Put a question of ``unit`` to the section that bought; its officers are told. Raises ``Refused``."""
    if unit.pk not in actor.grants.units("section", "head") or contract.post_on is None:
        raise lifecycle.NotAllowed
    if unit.pk == contract.unit_id:
        raise lifecycle.Refused(_("This is your own section's purchase."), code="inquiry.own")
    with transaction.atomic():
        row = Inquiry.objects.create(contract=contract, unit=unit, question=question, asked_by=actor.user)
        _tell("reuse.asked", row, holders("section", unit=contract.unit), unit)
    return row


def answer_inquiry(*, actor: Actor, inquiry: Inquiry, answer: str, shared: bool) -> Inquiry:
    """Answer an inquiry, once; the one who asked is told. Raises ``NotAllowed`` and ``Refused``."""
    with transaction.atomic():
        row = Inquiry.objects.select_for_update(no_key=True).get(pk=inquiry.pk)
        if not access.can(actor, "answer", row):
            raise lifecycle.NotAllowed
        if row.answered_at:
            raise lifecycle.Refused(_("This inquiry has been answered already."), code="inquiry.once")
        row.answer, row.shared, row.answered_by, row.answered_at = answer, shared, actor.user, clock.now()
        row.save(update_fields=["answer", "shared", "answered_by", "answered_at"])
        _tell("reuse.answered", row, row.asked_by, row.contract.unit)
    return row


def _tell(kind: str, row: Inquiry, to, by: Unit) -> None:
    words = {"ja": f"{by.body.name} {by.name}", "en": f"{by.body.name_en or by.body.name} {by.name_en or by.name}"}
    context = {"title": str(row.contract.certification or row.contract), "section": words}
    notify(kind, to=to, context=context, url=reverse("reuse:inquiry", args=[row.key]))
