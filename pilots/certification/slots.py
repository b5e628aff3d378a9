"""Blocks on the pages of pilots: the way to a certification, and what came of it."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from colab.core import access
from colab.core.lifecycle import slots
from colab.core.payments import blocks
from colab.core.satisfaction import steps
from pilots.trials.enums import FINISHED

from . import fees, queries
from .access import certifier_q, office_q, team_q
from .enums import CertificationState
from .models import Certification


def _of_pilot(request, pilot) -> dict | None:
    rows = access.visible_to(request.actor, Certification.objects.filter(pilot=pilot)).order_by("-created_at", "-pk")
    may_apply = pilot.organisation_id in request.actor.grants.organisations and pilot.state in FINISHED
    found = [{"row": row, "url": reverse("work:subject", args=["certification", row.key])} for row in rows[:10]]
    if not found and not may_apply:
        return None
    return {"rows": found, "apply_url": f"{reverse('certification:start')}?pilot={pilot.key}" if may_apply else ""}


def _public(request, pilot) -> dict | None:
    rows = [
        {"row": row, "url": reverse("certification:detail", args=[row.code])}
        for row in queries.public().filter(pilot=pilot)[:10]
    ]
    return {"rows": rows, "apply_url": ""} if rows else None


def _fee(request, certification) -> dict | None:
    """What is owed and paid: for the applicant, the office, the certifier and finance; experts see nothing of it."""
    mine = Certification.objects.filter(pk=certification.pk)
    payer = mine.filter(team_q(request.actor)).exists()
    handles = mine.filter(office_q(request.actor) | certifier_q(request.actor)).exists()
    if not payer and not handles and certification.body_id not in request.actor.grants.bodies("finance"):
        return None
    return blocks.block(request.actor, certification, payer=payer, fee=_still_to_come(certification))


def _still_to_come(certification):
    return fees.fee_for(certification) if certification.state == CertificationState.DRAFT else None


slots.add("subject:certification", blocks.TEMPLATE, _fee, order=20)
slots.add("subject:pilot", "certification/of_pilot.html", _of_pilot)
slots.add("public:pilot", "certification/of_pilot.html", _public, order=40)


def was_decided(certification, actor) -> bool:
    """The applicant, once it is certified or refused."""
    return certification.state in ("certified", "rejected") and (
        certification.organisation_id in actor.grants.organisations
    )


steps.register("certification", _("The certification"), "certification", was_decided)
