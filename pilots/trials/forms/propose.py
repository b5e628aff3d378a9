"""Propose a pilot for an adopted pitch."""

from django import forms
from django.utils.translation import gettext_lazy as _

from colab.core.ui import forms as ui_forms


class ProposeForm(ui_forms.Form):
    """Which adopted pitch, and under what title."""

    pitch = forms.ModelChoiceField(label=_("Adopted pitch"), queryset=None, to_field_name="key", empty_label=None)
    title = forms.CharField(label=_("Title of the pilot"), max_length=120)
    title_en = forms.CharField(label=_("Title in English"), max_length=200, required=False)

    def __init__(self, *args, pitches, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["pitch"].queryset = pitches
