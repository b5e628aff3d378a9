"""The evidence of a fact done elsewhere."""

from django import forms
from django.utils.translation import gettext_lazy as _

from colab.core import clock
from colab.core.ui import forms as ui_forms


class EvidenceForm(ui_forms.Form):
    """Decision number, deciding post, date of the fact, and where the original is kept."""

    decision_number = forms.CharField(label=_("Decision number (決裁番号)"), max_length=100)
    deciding_post = forms.CharField(label=_("Deciding post"), max_length=100)
    fact_on = ui_forms.DateField3(label=_("Date of the fact"))
    where = forms.CharField(label=_("Where the original is kept"), max_length=300, required=False)

    def clean_fact_on(self):
        """The fact lies today or before."""
        day = self.cleaned_data["fact_on"]
        if day > clock.today():
            raise forms.ValidationError(_("The date of the fact lies in the future."))
        return day
