"""Change a fixed indicator, in the open."""

from django import forms
from django.utils.translation import gettext_lazy as _

from colab.core.ui import forms as ui_forms


class ChangeForm(ui_forms.Form):
    """Which indicator, what is new, and why; what stays empty stays as it was."""

    indicator = forms.ModelChoiceField(label=_("Indicator"), queryset=None, empty_label=None)
    target = forms.DecimalField(label=_("New target"), max_digits=14, decimal_places=2, required=False)
    measure_by = ui_forms.DateField3(label=_("Measured until (new)"), required=False)
    method = forms.CharField(label=_("How it is measured (new)"), max_length=300, required=False)
    reason = forms.CharField(
        label=_("Why it is changed"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=500,
        help_text=_("Published beside the old and the new values."),
    )

    def __init__(self, *args, subject, actor=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["indicator"].queryset = subject.indicators.order_by("order", "pk")

    def facts(self) -> dict:
        """The cleaned data."""
        return dict(self.cleaned_data)
