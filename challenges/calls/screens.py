"""The workspace page of a call, and the forms of its verbs."""

from django.utils.translation import gettext_lazy as _

from challenges.calls import asking
from challenges.calls.forms import AskForm, ExtendForm, LateForm
from challenges.calls.models import Call
from colab.core import access
from colab.core.lifecycle import screens
from colab.core.lifecycle.machine import get_machine


def context(request, call: Call) -> dict:
    """Challenges of the call and extensions."""
    machine = get_machine("challenge")
    challenges = [
        {"row": row, "state": machine.state_label(row.state), "tone": machine.tone(row.state)}
        for row in access.visible_to(request.actor, call.challenges.select_related("unit__body")).order_by("pk")
    ]
    return {
        "call": call,
        "challenges": challenges,
        "asked": asking.labels(call.asked),
        "extensions": list(call.extensions.all()),
        "late_entries": list(
            access.visible_to(request.actor, call.late_entries.select_related("organisation", "made_by"))
        ),
        "may_edit": call.state in ("draft", "scheduled") and access.can(request.actor, "save", call),
        "may_copy": access.can(request.actor, "copy", call),
    }


screens.register(
    screens.Screen(
        machine="call",
        template="calls/work_detail.html",
        context=context,
        title=lambda call: call.label,
        queryset=lambda: Call.objects.select_related("programme"),
        list_url_name="calls:board",
        list_label=_("Calls"),
    )
)
screens.verb_form("call", "ask", AskForm)
screens.verb_form("call", "extend", ExtendForm)
screens.verb_form("call", "allow_late", LateForm)
screens.verb_form("call", "withdraw", screens.ReasonForm)
