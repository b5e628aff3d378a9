"""Readings, typed or pasted: one line each."""

import unicodedata
from decimal import Decimal

from django import forms
from django.utils.translation import gettext_lazy as _

from colab.core import clock
from colab.core.ui import forms as ui_forms
from pilots.trials.models import Reading
from pilots.trials.reading_files import number


class ReadingsForm(ui_forms.Form):
    """Readings of one indicator on one day; a bad line is named by its number and nothing is entered."""

    indicator = forms.ModelChoiceField(label=_("Indicator"), queryset=None, empty_label=None)
    phase = forms.ChoiceField(label=_("Phase"), choices=Reading.Phase.choices, initial="after")
    taken_on = ui_forms.DateField3(label=_("Taken on"))
    lines = forms.CharField(
        label=_("Readings"),
        widget=forms.Textarea(attrs={"rows": 10}),
        max_length=20_000,
        help_text=_(
            "One reading a line: who or what, then the value, with a comma or a tab between. Example: user 1, 12. "
            "For yes or no write はい or いいえ."
        ),
    )
    source = forms.CharField(label=_("Source"), max_length=200, required=False)

    def __init__(self, *args, subject, actor=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["indicator"].queryset = subject.indicators.order_by("order", "pk")

    def clean_taken_on(self):
        """Readings are not from the future."""
        day = self.cleaned_data["taken_on"]
        if day > clock.today():
            raise forms.ValidationError(_("This day lies in the future."))
        return day

    def clean_lines(self) -> list[tuple[str, Decimal]]:
        """Turn the lines into (label, value)."""
        rows, problems = [], []
        for count, line in enumerate(self.cleaned_data["lines"].splitlines(), start=1):
            if not line.strip():
                continue
            try:
                rows.append(_parse(line))
            except ValueError:
                problems.append(_("Line %(n)d: “%(line)s” is not a name and a number.") % {"n": count, "line": line})
        if problems:
            raise forms.ValidationError(problems)
        return rows

    def clean(self):
        """No label twice on one day."""
        data = super().clean()
        labels = [label for label, _value in data.get("lines") or [] if label]
        twice = sorted({label for label in labels if labels.count(label) > 1})
        if twice:
            self.add_error("lines", _("Named twice: %(labels)s") % {"labels": ", ".join(twice)})
        elif labels and not self.errors:
            known = Reading.objects.filter(
                indicator=data["indicator"], phase=data["phase"], taken_on=data["taken_on"], label__in=labels
            )
            found = list(known.order_by("label").values_list("label", flat=True))
            if found:
                self.add_error("lines", _("Entered already for this day: %(labels)s") % {"labels": ", ".join(found)})
        return data

    def facts(self) -> dict:
        """The readings as rows."""
        data = self.cleaned_data
        common = {"indicator": data["indicator"], "phase": data["phase"], "taken_on": data["taken_on"]}
        rows = [common | {"label": label, "value": value, "source": data["source"]} for label, value in data["lines"]]
        return {"rows": rows, "source": data["source"]}


def _parse(line: str) -> tuple[str, Decimal]:
    text = unicodedata.normalize("NFKC", line).replace("、", ",").replace("\t", ",").strip()
    label, _comma, value = text.rpartition(",")
    return label.strip()[:60], number(value)
