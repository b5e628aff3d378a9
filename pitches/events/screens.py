"""The workspace page of an event and the forms of its verbs."""

from django.utils.translation import gettext_lazy as _

from challenges.briefings import seats
from colab.core import access
from colab.core.lifecycle import screens

from . import forms
from .models import Event
from .queries import finalists, rounds_of


def context(request, event: Event) -> dict:
    """Return programme, rounds, running order and registrations."""
    return {
        "rounds": list(rounds_of(event)),
        "lines": event.lines.all(),
        "finalists": list(finalists(event)),
        "counts": seats.counts(event),
        "may_check_in": access.can(request.actor, "check_in", event),
        "may_copy": access.can(request.actor, "save", event),
    }


screens.register(
    screens.Screen(
        machine="event",
        template="events/subject.html",
        context=context,
        title=lambda event: event.label,
        list_url_name="events:board",
        list_label=_("Events"),
        public_url=lambda event: event.get_absolute_url() if event.code else "",
    )
)
FORMS = {
    "save": forms.EventForm,
    "set_rounds": forms.RoundsForm,
    "set_programme": forms.ProgrammeForm,
    "fix_finalists": forms.FinalistsForm,
    "report": forms.ReportForm,
    "cancel": screens.ReasonForm,
}
for _verb, _form in FORMS.items():
    screens.verb_form("event", _verb, _form)
