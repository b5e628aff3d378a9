"""The workspace page of a briefing, and the forms of its verbs."""

from challenges.briefings import seats
from challenges.briefings.forms import MaterialForm
from challenges.briefings.models import Briefing
from colab.core import access
from colab.core.lifecycle import screens


def context(request, briefing: Briefing) -> dict:
    """Counts of seats, and what may be done."""
    return {
        "briefing": briefing,
        "counts": seats.counts(briefing),
        "may_edit": briefing.state in ("planned", "announced") and access.can(request.actor, "save", briefing),
        "may_check_in": access.can(request.actor, "check_in", briefing),
    }


screens.register(
    screens.Screen(
        machine="briefing",
        template="briefings/work_detail.html",
        context=context,
        title=lambda briefing: briefing.label,
        queryset=lambda: Briefing.objects.select_related("challenge", "call"),
        public_url=lambda briefing: briefing.get_absolute_url() if briefing.state == "announced" else "",
    )
)
screens.verb_form("briefing", "hold", MaterialForm)
screens.verb_form("briefing", "material", MaterialForm)
screens.verb_form("briefing", "cancel", screens.ReasonForm)
