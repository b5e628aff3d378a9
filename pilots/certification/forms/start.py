"""For which organisation, to which programme, from what."""

from django import forms
from django.utils.translation import gettext_lazy as _

from colab.core.organisations.models import Organisation, Programme, Solution
from colab.core.ui import forms as ui_forms
from pilots.trials.enums import FINISHED
from pilots.trials.models import Pilot


class StartForm(ui_forms.Form):
    """Everything else is filled in from these."""

    organisation = forms.ModelChoiceField(Organisation.objects.none(), label=_("Applicant"), empty_label=None)
    programme = forms.ModelChoiceField(
        Programme.objects.none(), label=_("Programme"), help_text=_("Its body's head certifies.")
    )
    pilot = forms.ModelChoiceField(
        Pilot.objects.none(),
        to_field_name="key",
        label=_("Pilot"),
        required=False,
        help_text=_("What is known from pitch and pilot is filled in."),
    )
    solution = forms.ModelChoiceField(
        Solution.objects.none(), to_field_name="key", label=_("Registered solution"), required=False
    )

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        own = actor.grants.organisations
        self.fields["organisation"].queryset = Organisation.objects.filter(pk__in=own).order_by("name", "pk")
        self.fields["programme"].queryset = Programme.objects.filter(is_active=True).order_by("code")
        self.fields["pilot"].queryset = Pilot.objects.filter(organisation__in=own, state__in=FINISHED).order_by("-pk")
        self.fields["solution"].queryset = Solution.objects.filter(organisation__in=own).order_by("name", "pk")
