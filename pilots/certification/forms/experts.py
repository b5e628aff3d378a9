"""Appointing experts, and their opinions (意見書)."""

from django import forms
from django.utils.translation import gettext_lazy as _

from colab.core.organisations.models import User
from colab.core.ui import forms as ui_forms
from pilots.certification.enums import Interest, Point, Suitability
from pilots.certification.models import ExpertAppointment

from .decisions import VerbForm


class AppointForm(VerbForm):
    """Who is asked; without an e-mail address the opinion comes on paper."""

    name = forms.CharField(label=_("Name"), max_length=100)
    post = forms.CharField(label=_("Post"), max_length=150, help_text=_("University or institute, and title."))
    field = forms.CharField(label=_("Field"), max_length=100)
    email = forms.EmailField(
        label=_("E-mail address"),
        required=False,
        help_text=_("The expert gets a link to the plan. Leave empty when the opinion comes on paper."),
    )
    due_on = ui_forms.DateField3(label=_("Opinion due on"), required=False)

    def facts(self) -> dict:
        """The known person with this address, if there is one."""
        email = self.cleaned_data["email"].strip().lower()
        user = User.objects.filter(email=email).first() if email else None
        return {**self.cleaned_data, "email": email, "user": user}


class _Appointed(VerbForm):
    appointment = forms.ModelChoiceField(ExpertAppointment.objects.none(), to_field_name="key", label=_("Expert"))

    def __init__(self, *args, subject, actor=None, **kwargs):
        super().__init__(*args, subject=subject, actor=actor, **kwargs)
        standing = subject.appointments.filter(ended_on=None).order_by("pk")
        own = standing.filter(user=actor.user_id) if actor and actor.user_id else standing.none()
        self.fields["appointment"].queryset = own if own.exists() else standing
        if own.exists():
            self.fields["appointment"].initial = own.first().key
            self.fields["appointment"].empty_label = None


class ReleaseForm(_Appointed):
    """An expert who cannot go on."""

    reason = forms.CharField(label=_("Reason"), max_length=300)


class OpinionForm(_Appointed):
    """What the expert says on each point, and whether there is a conflict of interest."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for point, label in Point.choices:
            self.fields[f"point_{point}"] = forms.ChoiceField(
                label=label, choices=Suitability.choices, widget=forms.RadioSelect
            )
            self.fields[f"reason_{point}"] = forms.CharField(
                label=_("Reason"), widget=forms.Textarea(attrs={"rows": 4}), max_length=2000
            )
        self.fields["interest"] = forms.ChoiceField(
            label=_("Conflict of interest"),
            choices=Interest.choices,
            widget=forms.RadioSelect,
            help_text=_("Employment, funds, research or family ties with the applicant within the last years."),
        )
        self.fields["interest_note"] = forms.CharField(
            label=_("Which interest"), widget=forms.Textarea(attrs={"rows": 2}), max_length=1000, required=False
        )
        self.fields["confirmed"] = forms.BooleanField(
            label=_("This is the expert's own opinion; it is kept as it stands.")
        )

    def clean(self):
        """An interest is described."""
        data = super().clean()
        if data.get("interest") == Interest.DECLARED and not data.get("interest_note"):
            self.add_error("interest_note", _("Describe the interest."))
        return data

    def facts(self) -> dict:
        """Everything but the tick."""
        return {name: value for name, value in self.cleaned_data.items() if name != "confirmed"}
