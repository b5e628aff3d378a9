"""Begin an application."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from colab.core import lifecycle
from colab.core.access import Actor
from colab.core.organisations.models import Body, Organisation, Programme, Solution
from pilots.certification import prefill
from pilots.certification.models import Certification
from pilots.trials.models import Pilot


def start_application(
    *,
    actor: Actor,
    organisation: Organisation,
    programme: Programme,
    body: Body | None = None,
    pilot: Pilot | None = None,
    solution: Solution | None = None,
    **columns: Any,
) -> Certification:
    """Open a draft application of ``organisation`` to the head of ``body`` and return it.

    Checks that the actor belongs to the organisation and that pilot and solution are its own, fills in what is known
    (``prefill``), and writes the first entry of the chain, linked to the pilot's. Raises ``Refused``.
    """
    if organisation.pk not in actor.grants.organisations:
        raise lifecycle.NotAllowed
    if any(thing is not None and thing.organisation_id != organisation.pk for thing in (pilot, solution)):
        raise lifecycle.Refused(_("Pilot and solution must be the applicant's own."), code="certification.not_own")
    certification = Certification(
        organisation=organisation,
        programme=programme,
        body=body or programme.body,
        pilot=pilot,
        solution=solution,
        **columns,
    )
    prefill.fill(certification)
    links = [lifecycle.ref(pilot)] if pilot else []
    with transaction.atomic():
        plan = prefill.first_plan(certification)
        payload = {"body": certification.body.corporate_number, "product": certification.product_name}
        lifecycle.create(certification, actor=actor, payload=payload, links=links)
        plan.save()
    return certification
