"""Who sees and runs calls."""

from django.db.models import Q

from colab.core import access
from colab.core.access import Actor

from .enums import DATED
from .models import Call, LateEntry


@access.rule(Call, "view")
def call_view(actor: Actor) -> Q:
    """Opened calls are public; the office sees its own from the start, sections of the body once they have dates."""
    seen = Q(state__in=("open", "closed")) | Q(state="withdrawn", opened=True)
    seen |= Q(programme__in=actor.grants.programmes("office", "office_admin"))
    staff = actor.grants.bodies("section", "head", "certifier", "finance")
    return seen | Q(state__in=DATED, programme__body__in=staff)


@access.rule(Call, "save", "schedule", "ask", "extend", "allow_late", "withdraw", "copy", "correct")
def call_office(actor: Actor) -> Q:
    """The office of the programme."""
    return Q(programme__in=actor.grants.programmes("office", "office_admin"))


@access.rule(LateEntry, "view")
def late_view(actor: Actor) -> Q:
    """The office of the programme (and auditors): who was late is nobody else's business."""
    return Q(call__programme__in=actor.grants.programmes("office", "office_admin"))
