"""All indicators of a plan on one page."""

from django import forms
from django.utils.translation import gettext_lazy as _

from colab.core.ui import forms as ui_forms
from colab.core.ui.forms import Section
from pilots.trials.enums import Direction, Scale

SPARE = 2
COLUMNS = (
    "name", "scale", "unit", "baseline", "target", "direction", "method", "sample_size", "min_sample", "measure_by",
    "name_en", "unit_en",
)  # fmt: skip
NEEDED = ("unit", "target", "direction", "method", "sample_size")


def _fields() -> dict[str, forms.Field]:
    return {
        "name": forms.CharField(label=_("Indicator"), max_length=120, required=False),
        "scale": forms.ChoiceField(
            label=_("What one reading is"), choices=Scale.choices, initial=Scale.NUMBER, required=False
        ),
        "unit": forms.CharField(label=_("Unit"), max_length=20, required=False, help_text=_("minutes, yen, points")),
        "baseline": forms.DecimalField(label=_("Present value"), max_digits=14, decimal_places=2, required=False),
        "target": forms.DecimalField(label=_("Target"), max_digits=14, decimal_places=2, required=False),
        "direction": forms.ChoiceField(label=_("Direction"), choices=[("", "—"), *Direction.choices], required=False),
        "method": forms.CharField(label=_("How it is measured"), max_length=300, required=False),
        "sample_size": ui_forms.WholeNumberField(label=_("Planned number of readings"), required=False, min_value=1),
        "min_sample": ui_forms.WholeNumberField(
            label=_("Fewest readings for a judgement"), required=False, min_value=1, initial=5
        ),
        "measure_by": ui_forms.DateField3(
            label=_("Measured until"), required=False, help_text=_("Empty: until the end of the pilot.")
        ),
        "name_en": forms.CharField(label=_("Indicator in English"), max_length=200, required=False),
        "unit_en": forms.CharField(label=_("Unit in English"), max_length=20, required=False),
    }


class IndicatorsForm(ui_forms.Form):
    """The indicators there are and two empty ones; an indicator without a name is left out."""

    def __init__(self, *args, subject, actor=None, **kwargs):
        rows = list(subject.indicators.order_by("order", "pk"))
        self.keys = [row.pk for row in rows] + [None] * SPARE
        initial = {f"{c}_{n}": getattr(row, c) for n, row in enumerate(rows) for c in COLUMNS}
        super().__init__(*args, initial=initial | kwargs.pop("initial", {}), **kwargs)
        for n in range(len(self.keys)):
            for column, field in _fields().items():
                self.fields[f"{column}_{n}"] = field
        self.sections = [
            Section(
                _("Indicator %(n)d") % {"n": n + 1},
                [f"{c}_{n}" for c in COLUMNS],
                open=bool(key) or n == len(rows),
            )
            for n, key in enumerate(self.keys)
        ]

    def clean(self):
        """A named indicator needs unit, target, direction, method and sample."""
        data = super().clean()
        for n in range(len(self.keys)):
            if not data.get(f"name_{n}"):
                continue
            for column in NEEDED:
                if column == "unit" and data.get(f"scale_{n}") == Scale.SHARE:
                    continue
                if data.get(f"{column}_{n}") in (None, "") and f"{column}_{n}" not in self.errors:
                    self.add_error(f"{column}_{n}", _("Fill this in for the indicator."))
        return data

    def facts(self) -> dict:
        """The indicators as rows."""
        rows = []
        for n, key in enumerate(self.keys):
            if not self.cleaned_data.get(f"name_{n}"):
                continue
            row = {column: self.cleaned_data[f"{column}_{n}"] for column in COLUMNS}
            row["min_sample"] = row["min_sample"] or 5
            row["scale"] = row["scale"] or Scale.NUMBER
            if row["scale"] == Scale.SHARE:
                row["unit"], row["unit_en"] = "％", "%"
            rows.append(row | {"pk": key})
        return {"indicators": rows}
