"""The pilot's plan, agreement, start and postponement."""

from django import forms
from django.utils.translation import gettext_lazy as _

from colab.core import clock, files
from colab.core.ui import forms as ui_forms
from colab.core.ui.forms import Section
from pilots.trials.access import CARRY_OVER
from pilots.trials.models import Pilot

from .facts import FactsForm

CROSSING = ["carry_over", "carry_over_ref", "carry_over_on", "carry_over_files"]


class CrossingForm(FactsForm):
    """A form with the evidence of how the budget crosses the year: file or reference, and the day of the resolution."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["carry_over_files"] = files.UploadField(
            CARRY_OVER,
            required=False,
            max_count=3,
            label=_("Evidence of the carry-over (file)"),
            help_text=_("Budget document or minutes; for the body and the team, not public."),
        )
        self.fields["carry_over_on"].help_text = _("Day on which the assembly passed the budget or the act.")

    def clean(self):
        """A resolution lies in the past."""
        data = super().clean()
        if data.get("carry_over_on") and data["carry_over_on"] > clock.today():
            self.add_error("carry_over_on", _("The date lies in the future."))
        return data


class PlanForm(CrossingForm):
    """The plan in sections; only the title is required to save a draft."""

    class Meta:
        model = Pilot
        fields = [
            "title", "title_en", "summary", "summary_en", "site", "site_en", "period_from", "period_to", "users",
            "burden_sharing", "cost_yen", "carry_over", "carry_over_ref", "carry_over_on", "risks",
            "personal_data", "safety",
        ]  # fmt: skip

    sections = [
        Section(_("What is tried, and where"), ["title", "summary", "site", "period_from", "period_to", "users"]),
        Section(_("Who bears what"), ["burden_sharing", "cost_yen", *CROSSING]),
        Section(_("Care"), ["risks", "personal_data", "safety"]),
        Section(_("In English"), ["title_en", "summary_en", "site_en"], open=False),
    ]


class AgreementForm(FactsForm):
    """Kind and day of the agreement."""

    class Meta:
        model = Pilot
        fields = ["agreement_kind", "agreement_on"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.require("agreement_kind", "agreement_on")


class StartForm(FactsForm):
    """Day of the start and the report at the start."""

    class Meta:
        model = Pilot
        fields = ["started_on", "start_report"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.require("started_on")


class PostponeForm(CrossingForm):
    """New period, how the budget crosses the year, and why."""

    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 3}), max_length=1000)

    class Meta:
        model = Pilot
        fields = ["period_from", "period_to", "carry_over", "carry_over_ref", "carry_over_on"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.require("period_from", "period_to")


class LogForm(ui_forms.Form):
    """One line of the log, with photos."""

    day = ui_forms.DateField3(label=_("Day"))
    words = forms.CharField(label=_("What happened"), widget=forms.Textarea(attrs={"rows": 5}), max_length=2000)
    public = forms.BooleanField(label=_("May be shown publicly"), required=False)

    def __init__(self, *args, subject=None, actor=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["photos"] = files.UploadField("pilot.photo", max_count=4)
        self.fields["alt"] = forms.CharField(
            label=_("What the photos show"),
            max_length=200,
            required=False,
            help_text=_("Read aloud to people who cannot see the picture."),
        )

    def clean(self):
        """A photo says what it shows."""
        data = super().clean()
        if data.get("photos") and not data.get("alt"):
            self.add_error("alt", _("Say in a few words what the photos show."))
        return data
