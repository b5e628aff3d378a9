"""Forms of the office for calls."""

from django import forms
from django.utils.translation import gettext_lazy as _

from challenges.calls.models import Call
from colab.core.access import Actor
from colab.core.organisations.models import Programme
from colab.core.ui import forms as ui_forms
from colab.core.ui.forms.dates import DateTimeField3

COLUMNS = [
    "title", "title_en", "opens_at", "question_deadline", "closes_at", "results_expected_on", "pilot_from", "pilot_to",
    "eligibility", "eligibility_en", "conditions", "conditions_en",
]  # fmt: skip


class CallForm(ui_forms.ModelForm):
    """Dates and conditions. A draft may have gaps; fixing the dates asks for them."""

    sections = [
        ui_forms.Section(_("Title"), ["title", "title_en"]),
        ui_forms.Section(
            _("Dates"),
            ["opens_at", "question_deadline", "closes_at", "results_expected_on", "pilot_from", "pilot_to"],
            help=_("Japan time. Write 23:59 for midnight: 24:00 and 0:00 are easily misread."),
        ),
        ui_forms.Section(_("Conditions"), ["eligibility", "conditions"]),
        ui_forms.Section(_("In English"), ["eligibility_en", "conditions_en"], open=False),
    ]

    class Meta:
        model = Call
        fields = COLUMNS

    def clean(self):
        """Say beside the field which date is out of order."""
        data = super().clean()
        opens, questions, closes = (data.get(name) for name in ("opens_at", "question_deadline", "closes_at"))
        if opens and closes and closes <= opens:
            self.add_error("closes_at", _("The deadline comes after the opening."))
        if questions and closes and questions > closes:
            self.add_error("question_deadline", _("The deadline for questions is not after the deadline for pitches."))
        if questions and opens and questions < opens:
            self.add_error("question_deadline", _("Questions are taken from the opening on."))
        if data.get("pilot_from") and data.get("pilot_to") and data["pilot_to"] < data["pilot_from"]:
            self.add_error("pilot_to", _("The pilots end after they begin."))
        return data

    def facts(self) -> dict:
        """Return the columns that changed."""
        return {name: self.cleaned_data[name] for name in self.changed_data if name in self.cleaned_data}


class NewCallForm(CallForm):
    """Also asks for the programme."""

    programme = forms.ModelChoiceField(Programme.objects.none(), label=_("Programme"))
    sections = [ui_forms.Section(_("Programme"), ["programme"]), *CallForm.sections]

    def __init__(self, *args, actor: Actor, **kwargs):
        super().__init__(*args, **kwargs)
        rows = Programme.objects.filter(pk__in=actor.grants.programmes("office", "office_admin"))
        self.fields["programme"].queryset = rows
        if len(rows) == 1:
            self.initial.setdefault("programme", rows[0].pk)


class ExtendForm(ui_forms.Form):
    """A later deadline and the reason."""

    closes_at = DateTimeField3(label=_("New deadline for pitches"))
    question_deadline = DateTimeField3(
        label=_("New deadline for questions"), required=False, help_text=_("Leave empty to keep the present one.")
    )
    reason = forms.CharField(label=_("Reason (published)"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))
    reason_en = forms.CharField(
        label=_("Reason in English"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args, subject=None, actor=None, **kwargs):
        self.subject = subject
        super().__init__(*args, **kwargs)
