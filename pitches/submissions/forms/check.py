"""Checking a receipt in public."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from colab.core.ui import forms as ui_forms
from colab.core.ui.format import narrow

MAX_MB = 30


class CheckForm(ui_forms.Form):
    """Number and hash, or number and a file, or all three."""

    number = forms.CharField(label=_("Receipt number"), max_length=40, help_text=_("Example: P-2026-000123-1"))
    digest = forms.CharField(
        label=_("Hash of everything (SHA-256)"),
        max_length=200,
        required=False,
        help_text=_("64 letters and digits, as on the receipt. Capitals, spaces and line breaks do not matter."),
    )
    file = forms.FileField(
        label=_("Or a file"),
        required=False,
        help_text=_(
            "The PDF or the data file (JSON) of the receipt; together with the hash above also one of the files "
            "handed in. At most 30 MB; the file is not kept."
        ),
    )

    def clean_number(self) -> str:
        """Wide letters and small ones are taken as well."""
        return narrow(self.cleaned_data["number"]).strip().upper()

    def clean_digest(self) -> str:
        """64 hexadecimal digits, however they were copied."""
        typed = re.sub(r"\s", "", narrow(self.cleaned_data["digest"])).lower()
        if typed and not re.fullmatch(r"[0-9a-f]{64}", typed):
            raise ValidationError(_("A SHA-256 has 64 signs: digits and the letters a to f."))
        return typed

    def clean_file(self):
        """Not larger than anything that could have been handed in."""
        given = self.cleaned_data["file"]
        if given and given.size > MAX_MB * 1024 * 1024:
            raise ValidationError(_("The file is larger than anything that can be handed in here."))
        return given

    def clean(self):
        """One of the two is needed."""
        data = super().clean()
        if not self.errors and not data.get("digest") and not data.get("file"):
            self.add_error("digest", _("Enter the hash, or choose a file."))
        return data
