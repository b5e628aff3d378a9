"""An organisation asks to become a sponsor."""

from django import forms
from django.utils.translation import gettext_lazy as _

from colab.core.organisations.corporate_number import is_valid
from colab.core.ui import forms as ui_forms
from pilots.sponsorship.models import Sponsor


class BecomeForm(ui_forms.ModelForm):
    """Who it is, whom to ask, what is shown, and that it is agreed to."""

    consent = forms.BooleanField(
        label=_("We agree that our name, our link, the level and the amount are published."),
        error_messages={"required": _("Sponsors are named in public. Without this it cannot be done.")},
    )
    no_influence = forms.BooleanField(
        label=_("We know that sponsorship buys no influence on judging, trials, certifications and contracts."),
    )

    class Meta:
        model = Sponsor
        fields = ["name", "name_en", "corporate_number", "website", "contact_name", "contact_email"]

    def __init__(self, *args, user=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["website"].assume_scheme = "https"
        self.fields["contact_email"].help_text = _("Not published. What to pay, and how it stands, is mailed here.")
        self.fields["corporate_number"].help_text = _("Thirteen digits; leave it empty if there is none.")
        if user is not None and user.is_authenticated and not self.is_bound:
            self.initial |= {"contact_name": user.name, "contact_email": user.email}

    def clean_corporate_number(self):
        """A number that is typed is a right one."""
        number = self.cleaned_data["corporate_number"].strip()
        if number and not is_valid(number):
            raise forms.ValidationError(_("This is not a corporate number: check the thirteen digits."))
        return number

    def columns(self) -> dict:
        """What is written down."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}
