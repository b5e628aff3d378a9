"""Forms for organisations: a short one to begin with, and the whole profile in sections."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from colab.core.organisations.enums import OrganisationKind
from colab.core.organisations.models import Membership, Organisation
from colab.core.ui import forms as ui_forms
from colab.core.ui.forms import Section

from .fields import CorporateNumberField


class NewOrganisationForm(ui_forms.Form):
    """Kind, name and, for a company, its number: enough to begin a draft."""

    kind = forms.ChoiceField(label=_("Kind"), choices=OrganisationKind.choices, widget=forms.RadioSelect)
    name = forms.CharField(label=pgettext_lazy("organisation", "Name"), max_length=150)
    corporate_number = CorporateNumberField(required=False)

    def clean(self):
        """A company needs its number, and each number is registered once."""
        data = super().clean()
        number, kind = data.get("corporate_number"), data.get("kind")
        if kind == OrganisationKind.COMPANY and not number and "corporate_number" not in self.errors:
            self.add_error("corporate_number", _("A company is identified by its corporate number."))
        if number and Organisation.objects.filter(corporate_number=number).exists():
            self.add_error(
                "corporate_number",
                _("A company with this number is registered. Ask its owner to invite you; the office helps."),
            )
        if kind != OrganisationKind.COMPANY:
            data["corporate_number"] = number or None
        return data


class ProfileForm(ui_forms.ModelForm):
    """Everything pitches and applications are filled from; few fields are required at first."""

    corporate_number = CorporateNumberField(required=False)

    class Meta:
        model = Organisation
        fields = [
            "name", "name_kana", "name_en", "trade_name", "corporate_number", "representative_title", "representative",
            "address", "established_on", "capital_yen", "employees", "industry", "listed", "website", "contact_name",
            "contact_email", "contact_phone", "profile", "profile_en", "members_count", "activity_history", "bylaws",
        ]  # fmt: skip
        labels = {"name": pgettext_lazy("organisation", "Name")}

    sections = [
        Section(_("Who you are"), ["name", "corporate_number", "representative_title", "representative"]),
        Section(_("How to reach you"), ["contact_name", "contact_email", "contact_phone", "address", "website"]),
        Section(
            _("Company data"),
            ["name_kana", "name_en", "established_on", "capital_yen", "employees", "industry", "listed"],
            open=False,
        ),
        Section(_("Profile"), ["profile", "profile_en"], open=False),
        Section(
            _("Groups and sole proprietors"),
            ["trade_name", "members_count", "activity_history", "bylaws"],
            open=False,
        ),
    ]

    def __init__(self, data=None, files=None, *, subject, actor=None, **kwargs):
        super().__init__(data, files, instance=subject, **kwargs)
        for name in ("representative", "contact_email"):
            self.fields[name].need = _("*needed to register")
        if subject.kind == OrganisationKind.COMPANY:
            self.fields["corporate_number"].need = _("*required")

    def clean_corporate_number(self):
        """The number of a company is there; nobody takes another's."""
        number = self.cleaned_data["corporate_number"]
        if self.instance.kind == OrganisationKind.COMPANY and not number:
            raise forms.ValidationError(_("A company is identified by its corporate number."))
        return number

    def facts(self) -> dict:
        """The cleaned columns."""
        return dict(self.cleaned_data)


class InviteForm(ui_forms.Form):
    """Invite a person by e-mail."""

    email = ui_forms.NarrowEmailField(label=_("E-mail address"))
    role = forms.ChoiceField(label=_("Role"), choices=Membership.Role.choices, initial=Membership.Role.MEMBER)
