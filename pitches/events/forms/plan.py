"""Planning an event, anew or as a copy."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from colab.core.organisations.models import Programme
from colab.core.ui import forms as ui_forms
from colab.core.ui.forms import Section, WholeNumberField
from pitches.events.models import Event

from .event import FIELDS, SECTIONS


class PlanEventForm(ui_forms.ModelForm):
    """Programme, date, place."""

    class Meta:
        model, fields = Event, ["programme", *FIELDS]

    sections = [Section(_("Whose"), ["programme"]), *SECTIONS]

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        held = Programme.objects.filter(pk__in=actor.grants.programmes("office", "office_admin"))
        self.fields["programme"].queryset = held
        self.fields["programme"].label = _("Programme")
        self.fields["programme"].initial = held.first()


class CopyEventForm(ui_forms.Form):
    """By how many weeks all dates move."""

    weeks = WholeNumberField(label=_("Weeks later"), min_value=1, max_value=104, initial=4)

    def shift(self) -> timedelta:
        """Return the shift."""
        return timedelta(weeks=self.cleaned_data["weeks"])
