"""Take over a certification by copy (施行規則 第12条の3第7項)."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from colab.core import clock, lifecycle
from colab.core.access import Actor
from colab.core.ledger.turns import take_turn
from colab.core.organisations.models import Body, Organisation
from pilots.certification import queries
from pilots.certification.enums import PENDING, PUBLIC, Route
from pilots.certification.models import Certification, Plan
from pilots.certification.models.plans import ITEMS
from pilots.reuse.models import Interest, Recognition

COPIED = (
    "solution",
    "pilot",
    "kind",
    "kind_reason",
    "product_name",
    "product_name_en",
    "summary",
    "summary_en",
    "areas",
    "on_sale_since",
    "price_yen",
    "price_note",
    "sales_record",
    "intellectual_property",
    "permits",
    "safety",
    "novelty",
    "novelty_reason",
    "usefulness",
    "usefulness_reason",
    "feasibility_reason",
    "expected_use",
    "evidence",
)


def recognise(*, actor: Actor, source: Certification, body: Body, interest: Interest | None = None) -> Certification:
    """Draft ``body``'s own certification from one of another body on the platform, and receive the copy.

    The receiving head still decides. Raises ``Refused`` when the source is not in force, is the body's own, or has been
    taken over already.
    """
    if not source.valid_on(clock.today()) or source.body_id == body.pk:
        raise lifecycle.Refused(
            _("Only a certification of another body that is in force can be recognised by copy."),
            code="recognition.source",
        )
    columns = {name: getattr(source, name) for name in COPIED}
    columns |= {
        "source": source,
        "source_body": source.body.name,
        "source_number": source.number,
        "source_certified_on": source.certified_on,
        "source_valid_until": source.valid_until,
    }
    old = queries.plan_in_force(source)
    plan = {name: getattr(old, name) for name in ITEMS}
    with transaction.atomic():
        check_once(source, body)
        return draft(
            actor=actor, body=body, organisation=source.organisation, columns=columns, plan=plan, interest=interest
        )


def check_once(source: Certification, body: Body) -> None:
    """Raise ``Refused`` where ``body`` takes ``source`` over already; two at once come here one after the other."""
    take_turn(f"recognition:{source.key}:{body.corporate_number}")
    if source.recognitions.filter(body=body, state__in=(*PENDING, *PUBLIC)).exists():
        raise lifecycle.Refused(_("This certification has been taken over already."), code="recognition.once")


def draft(
    *,
    actor: Actor,
    body: Body,
    organisation: Organisation,
    columns: dict[str, Any],
    plan: dict[str, Any],
    interest: Interest | None = None,
    from_paper: bool = False,
) -> Certification:
    """Make the draft with its plan and note how much was filled in; then receive the copy. Raises ``Refused``."""
    if body.pk not in actor.grants.bodies("section", "head", "office", "office_admin", "certifier"):
        raise lifecycle.NotAllowed
    certification = Certification(body=body, organisation=organisation, route=Route.COPY, **columns)
    links = [lifecycle.ref(certification.source)] if certification.source else []
    with transaction.atomic():
        payload = {"body": body.corporate_number, "product": certification.product_name, "from_paper": from_paper}
        lifecycle.create(certification, actor=actor, payload=payload, links=links)
        Plan.objects.create(certification=certification, number=1, **plan)
        wanted = [getattr(certification, name) for name in COPIED] + list(plan.values())
        Recognition.objects.create(
            certification=certification,
            interest=interest,
            from_paper=from_paper,
            fields_filled=sum(1 for value in wanted if value not in (None, "", [])),
            fields_total=len(wanted),
            created_by=actor.user,
        )
        if interest is not None:
            Interest.objects.filter(pk=interest.pk).update(outcome="recognised")
        return lifecycle.apply("receive_copy", certification, actor=actor)
