"""Forms of matching."""

from django import forms
from django.utils.translation import gettext_lazy as _

from challenges.matching.enums import Why
from colab.core.ui import forms as ui_forms


class DismissForm(ui_forms.Form):
    """Why a match is none."""

    why = forms.ChoiceField(label=_("Reason"), choices=Why.choices)
    note = forms.CharField(label=_("In your words"), max_length=300, required=False)
