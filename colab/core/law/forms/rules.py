"""The form that sets one rule of a body from a day on: a field for each of its values."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from colab.core import clock
from colab.core.law import tables
from colab.core.law.rules import RuleKey
from colab.core.ui import forms as ui_forms


class DayForm(ui_forms.Form):
    """On which day the rules are looked at."""

    on = ui_forms.DateField3(label=_("Rules in force on"), required=False)


class RuleForm(ui_forms.Form):
    """The values of a rule, the day from which they hold, and where they are written."""

    def __init__(self, *args, rule_key: RuleKey, value: Any, **kwargs):
        super().__init__(*args, **kwargs)
        self.rule_key = rule_key
        self.cells = list(tables.cells(rule_key))
        for number, cell in enumerate(self.cells):
            self.fields[f"value-{number}"] = _field(cell, rule_key)
            self.initial[f"value-{number}"] = _shown(cell, cell.of(value))
        self.fields["valid_from"] = ui_forms.DateField3(label=_("Valid from"), initial=clock.today)
        self.fields["source"] = forms.CharField(
            label=_("Source"),
            max_length=300,
            required=False,
            help_text=_("Name and article of the body's own rules, or the address where they stand."),
        )
        self.fields["verified"] = forms.BooleanField(label=_("Checked against the source"), required=False)

    def clean(self):
        """Whoever says it was checked says against what; the cells become the rule's value."""
        data = super().clean()
        if data.get("verified") and not data.get("source"):
            self.add_error("source", _("Say against which source it was checked."))
        if not self.errors:
            typed = [_typed(cell, data[f"value-{number}"]) for number, cell in enumerate(self.cells)]
            data["value"] = tables.gathered(self.rule_key, typed)
        return data


def _field(cell: tables.Cell, rule_key: RuleKey) -> forms.Field:
    row, common = cell.row, {"label": cell.label, "required": False}
    if row.kind == tables.YEN:
        return ui_forms.YenField(**common, help_text=_("Empty: not known, not checked."))
    if row.kind == tables.NUMBER:
        common["required"] = True
        return ui_forms.WholeNumberField(min_value=row.least, max_value=row.most, **common)
    if row.kind == tables.YES:
        return forms.BooleanField(**common)
    if row.kind == tables.CHOICE:
        return forms.ChoiceField(label=cell.label, choices=row.choices, widget=forms.RadioSelect)
    area = forms.Textarea(attrs={"rows": 4})
    if row.kind == tables.LINES:
        return forms.CharField(**common, max_length=2000, widget=area, help_text=_("One on each line."))
    return forms.CharField(label=cell.label, max_length=2000, widget=area)


def _shown(cell: tables.Cell, value: Any) -> Any:
    return "\n".join(value or []) if cell.row.kind == tables.LINES else value


def _typed(cell: tables.Cell, value: Any) -> Any:
    if cell.row.kind == tables.LINES:
        return [line.strip() for line in value.splitlines() if line.strip()]
    return value
