"""The form of a solution."""

from django import forms
from django.utils.translation import gettext_lazy as _

from colab.core.organisations.enums import Area
from colab.core.organisations.models import Solution
from colab.core.ui import forms as ui_forms
from colab.core.ui.forms import Section


class SolutionForm(ui_forms.ModelForm):
    """Only the name is required to save; the office's check asks for the rest."""

    areas = forms.MultipleChoiceField(
        label=_("Areas"), choices=Area.choices, widget=forms.CheckboxSelectMultiple, required=False
    )

    class Meta:
        model = Solution
        fields = [
            "name", "summary", "description", "stage", "areas", "price_min_yen", "price_max_yen", "on_sale_since",
            "track_record", "website", "name_en", "summary_en", "description_en",
        ]  # fmt: skip

    sections = [
        Section(_("What it is"), ["name", "summary", "description", "areas"]),
        Section(_("How far it is"), ["stage", "on_sale_since", "track_record", "website"]),
        Section(_("Price"), ["price_min_yen", "price_max_yen"]),
        Section(_("In English"), ["name_en", "summary_en", "description_en"], open=False),
    ]

    def __init__(self, data=None, files=None, *, subject=None, actor=None, **kwargs):
        super().__init__(data, files, instance=subject, **kwargs)

    def facts(self) -> dict:
        """The cleaned columns."""
        return dict(self.cleaned_data)
