"""Say 「導入したい」."""

from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from colab.core import lifecycle
from colab.core.access import Actor
from colab.core.ledger.append import append
from colab.core.notices import notify
from colab.core.organisations.models import Unit
from colab.core.organisations.queries import members
from pilots.reuse.models import Interest


def express_interest(*, actor: Actor, unit: Unit, **columns: Any) -> Interest:
    """Keep a section's interest in a certified product or finished pilot, and note it in that chain.

    ``columns`` hold ``certification`` or ``pilot`` and what the form asks. Raises ``Refused`` for people of other
    sections, for what is not public, and when the section has said so already.
    """
    if unit.pk not in actor.grants.units("section", "head"):
        raise lifecycle.NotAllowed
    with transaction.atomic():
        try:
            with transaction.atomic():
                interest = Interest.objects.create(unit=unit, body=unit.body, created_by=actor.user, **columns)
        except IntegrityError as error:
            raise lifecycle.Refused(_("Your section has said so already."), code="interest.once") from error
        thing = interest.thing
        payload = {"body": unit.body.corporate_number, "timing": interest.timing, "joint": interest.joint}
        append(thing.MACHINE, thing.key, "interest", actor=actor, payload=payload)
        title = str(thing)
        context = {"title": title, "body": {"ja": unit.body.name, "en": unit.body.name_en or unit.body.name}}
        notify("reuse.interest", to=members(thing.organisation), subject_ref=lifecycle.ref(thing), context=context)
    return interest
