"""「導入したい」."""

from django import forms
from django.utils.translation import gettext_lazy as _

from colab.core.organisations.models import Unit
from colab.core.ui import forms as ui_forms
from pilots.reuse.models import Interest


class InterestForm(ui_forms.ModelForm):
    """What for, how many, when; no promise."""

    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("Your section"), empty_label=None)

    class Meta:
        model = Interest
        fields = ["purpose", "volume", "volume_unit", "timing", "budget_yen", "joint", "question", "contact"]

    sections = [
        ui_forms.Section(_("Your section"), ["unit", "contact"]),
        ui_forms.Section(_("What you would like"), ["purpose", "timing", "volume", "volume_unit", "joint"]),
        ui_forms.Section(_("More"), ["budget_yen", "question"], open=False),
    ]

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        units = actor.grants.units("section", "head")
        self.fields["unit"].queryset = Unit.objects.filter(pk__in=units).select_related("body").order_by("name", "pk")
        self.initial.setdefault("contact", f"{actor.user.name} {actor.user.email}"[:150])

    def facts(self) -> dict:
        """The cleaned data."""
        return dict(self.cleaned_data)


class OutcomeForm(ui_forms.ModelForm):
    """What came of it."""

    class Meta:
        model = Interest
        fields = ["outcome", "note"]
