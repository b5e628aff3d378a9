"""Handing in a signed certificate to be verified; changing an issuer's key."""

import json

from django import forms
from django.utils.translation import gettext_lazy as _

from colab.core.organisations.models import Body
from colab.core.ui import forms as ui_forms

MOST_BYTES = 200_000


def _once(pairs: list[tuple]) -> dict:
    """Take no object with a name twice: one reader would believe the first value, another the last."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name stands twice")
    return found


class VerifyForm(ui_forms.Form):
    """A file, or its text pasted."""

    file = forms.FileField(label=_("Signed certificate (JSON file)"), required=False)
    text = forms.CharField(label=_("Or its text"), required=False, widget=forms.Textarea(attrs={"rows": 6}))

    def clean_file(self):
        """A signed certificate has a few thousand bytes."""
        file = self.cleaned_data["file"]
        if file and file.size > MOST_BYTES:
            raise forms.ValidationError(_("The file is too large for a signed certificate."))
        return file

    def clean_text(self):
        """The same limit holds for pasted text."""
        text = self.cleaned_data["text"]
        if len(text.encode("utf-8", "replace")) > MOST_BYTES:
            raise forms.ValidationError(_("The file is too large for a signed certificate."))
        return text

    def clean(self):
        """One of the two."""
        data = super().clean()
        if not self.errors and not data.get("file") and not data.get("text"):
            self.add_error("file", _("Choose a file, or paste its text."))
        return data

    def document(self):
        """Return what was handed in as JSON, None where it is not JSON."""
        file, text = self.cleaned_data.get("file"), self.cleaned_data.get("text", "")
        try:
            given = file.read().decode("utf-8-sig") if file else text
            return json.loads(given, object_pairs_hook=_once)
        except (ValueError, RecursionError):
            return None


class RotateForm(ui_forms.Form):
    """A new key for a body."""

    body = forms.ModelChoiceField(Body.objects.none(), label=_("Public body"), empty_label=None)
    reason = forms.CharField(label=_("Reason"), max_length=300)
    lost = forms.BooleanField(
        label=_("The old key may be in the hands of others"),
        required=False,
        help_text=_("If ticked, nothing the old key signed counts any more; its certificates are signed anew at once."),
    )

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        own = Body.objects.filter(pk__in=actor.grants.bodies("certifier"))
        self.fields["body"].queryset = own.order_by("lg_code", "pk")
