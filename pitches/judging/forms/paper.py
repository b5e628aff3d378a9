"""A paper sheet typed by an officer."""

from django import forms
from django.utils.translation import gettext_lazy as _

from colab.core.ui import forms as ui_forms
from colab.core.ui.forms import DateField3, WholeNumberField
from pitches.judging.models import PaperEntry
from pitches.rounds.models import Rubric

from .conflicts import ConflictForm


class PaperForm(ui_forms.Form):
    """One number for each criterion; empty where the paper has none."""

    comment_for_team = forms.CharField(
        label=_("Comment for the team"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000, required=False
    )
    comment_for_panel = forms.CharField(
        label=_("Comment for the panel"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000, required=False
    )
    abstained = forms.BooleanField(label=_("The judge abstains from this pitch"), required=False)

    def __init__(self, *args, rubric: Rubric, entry: PaperEntry | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.criteria = list(rubric.criteria.all())
        for criterion in self.criteria:
            self.fields[f"mark_{criterion.order}"] = WholeNumberField(
                label=f"{criterion.order}. {criterion.label}",
                min_value=rubric.scale_min,
                max_value=rubric.scale_max,
                required=False,
                initial=entry.marks.get(str(criterion.order)) if entry else None,
            )
        for name in ("comment_for_team", "comment_for_panel", "abstained"):
            self.initial[name] = getattr(entry, name) if entry else self.fields[name].initial
        last = ["comment_for_team", "comment_for_panel", "abstained"]
        self.order_fields([*(name for name in self.fields if name not in last), *last])

    def facts(self) -> dict:
        """Return what the action takes."""
        data = self.cleaned_data
        return {
            "marks": {criterion.order: data[f"mark_{criterion.order}"] for criterion in self.criteria},
            "abstained": data["abstained"],
            "for_team": data["comment_for_team"],
            "for_panel": data["comment_for_panel"],
        }


class PaperDeclarationForm(ConflictForm):
    """The judge's declaration, and the date on the paper."""

    signed_on = DateField3(label=_("Date on the paper"))
