"""Setting a period, and erasing an address."""

from django import forms
from django.utils.translation import gettext_lazy as _

from colab.core.organisations.models import Body
from colab.core.ui import forms as ui_forms

from .registry import Kind


class PeriodForm(ui_forms.Form):
    """After how many days the data of a kind are blanked; nothing typed: never."""

    body = forms.ModelChoiceField(label=_("Body"), queryset=Body.objects.none(), empty_label=None)
    days = forms.IntegerField(label=_("Days after the end"), required=False, max_value=36500)

    def __init__(self, *args, kind: Kind, bodies, **kwargs):
        super().__init__(*args, **kwargs)
        if kind.body:
            self.fields["body"].queryset = bodies
        else:
            del self.fields["body"]
        self.fields["days"].min_value = kind.minimum
        self.kind = kind
        words = _("At least %(days)d. Leave it empty to keep the data for ever.")
        self.fields["days"].help_text = words % {"days": kind.minimum}

    def clean_days(self):
        """Not shorter than the kind's minimum."""
        days = self.cleaned_data["days"]
        if days is not None and days < self.kind.minimum:
            raise forms.ValidationError(_("At least %(days)d days."), params={"days": self.kind.minimum})
        return days


class FindAddressForm(ui_forms.Form):
    """The exact address."""

    address = ui_forms.NarrowEmailField(label=_("E-mail address"))


class EraseAddressForm(FindAddressForm):
    """The same once more, with the reason."""

    address = forms.EmailField(widget=forms.HiddenInput)
    reason = forms.CharField(label=_("Reason"), max_length=200)
