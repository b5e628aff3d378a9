"""The form that sets a rule of a body from a day on."""

import json

from django import forms
from django.utils.translation import gettext_lazy as _

from colab.core import clock
from colab.core.law.rules import rule_keys
from colab.core.ui import forms as ui_forms


class RuleForm(ui_forms.Form):
    """Key, day, value, source; the value is checked against the key's type."""

    key = forms.ChoiceField(label=_("Rule"))
    valid_from = ui_forms.DateField3(label=_("Valid from"), initial=clock.today)
    value = forms.CharField(label=_("Value"), max_length=2000)
    source = forms.CharField(label=_("Source"), max_length=300, required=False)
    verified = forms.BooleanField(label=_("Checked against the source"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.keys = {key.key: key for key in rule_keys()}
        self.fields["key"].choices = [(key, str(found.label)) for key, found in self.keys.items()]

    def clean(self):
        """Turn the typed value into the key's type."""
        data = super().clean()
        wanted = self.keys.get(data.get("key"))
        if wanted and data.get("value"):
            try:
                data["value"] = read(wanted.type, data["value"])
            except ValueError:
                self.add_error(
                    "value", _("This value does not fit the rule. Example: %(x)s") % {"x": written(wanted.default)}
                )
        return data


def read(kind: type, text: str):
    """Return typed text as ``kind``; raises ``ValueError``."""
    if kind is bool:
        if text.lower() not in ("true", "false", "はい", "いいえ", "yes", "no"):
            raise ValueError(text)
        return text.lower() in ("true", "はい", "yes")
    if kind is int:
        return int(text.replace(",", ""))
    if kind is str:
        return text
    value = json.loads(text)
    if not isinstance(value, kind):
        raise ValueError(text)
    return value


def written(value) -> str:
    """Return a value as it would be typed."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
