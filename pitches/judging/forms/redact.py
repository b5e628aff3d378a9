"""What judges of a blind round read of one pitch."""

from pathlib import PurePath

from django import forms
from django.utils.translation import gettext_lazy as _

from colab.core.ui import forms as ui_forms
from pitches.judging.blind import REWRITABLE
from pitches.submissions.models import Pitch


class RedactForm(ui_forms.Form):
    """Every text of the pitch as judges read it, and a further file without names."""

    file = forms.FileField(
        label=_("Add a file without names"),
        help_text=_("Also take names out of its pictures and properties. Its own name is not kept."),
        required=False,
    )

    def __init__(self, *args, masked: dict, **kwargs):
        super().__init__(*args, **kwargs)
        self.masked = masked
        for name in REWRITABLE:
            if not masked.get(name):
                continue
            column = Pitch._meta.get_field(name)
            long = column.get_internal_type() == "TextField"
            self.fields[name] = forms.CharField(
                label=column.verbose_name,
                initial=masked[name],
                max_length=2 * (column.max_length or 2000),
                required=False,
                widget=forms.Textarea(attrs={"rows": 5}) if long else forms.TextInput,
            )
        self.order_fields([*(name for name in self.fields if name != "file"), "file"])

    def words(self) -> dict[str, str]:
        """Return what differs from the wording that judges would read anyway."""
        typed = {name: self.cleaned_data[name].replace("\r\n", "\n") for name in self.masked if name in self.fields}
        return {name: text for name, text in typed.items() if text != self.masked[name]}

    def upload(self, number: int):
        """Return the chosen file under a name that tells nothing, or None."""
        sent = self.cleaned_data.get("file")
        if sent:
            sent.name = f"file-{number}{PurePath(sent.name).suffix.lower()[:6]}"
        return sent
