"""The form of a correction (訂正): the present facts, to be changed, and the reason."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from challenges.challenges.effects import CORRECTABLE
from challenges.pages.fields import WORDS
from challenges.pages.forms.challenge import ChallengeForm
from colab.core.ui import forms as ui_forms


class CorrectForm(ChallengeForm):
    """Like the section's form in both languages; what may not be corrected is left out."""

    reason = forms.CharField(
        label=_("Reason for the correction"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Published with the old and the new text; followers are told."),
    )  # fmt: skip
    reason_en = forms.CharField(
        label=_("Reason in English"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args, subject=None, actor=None, **kwargs):
        super().__init__(*args, instance=subject, english=True, **kwargs)
        for name in list(self.fields):
            if name in self._meta.fields and name not in CORRECTABLE:
                del self.fields[name]
        self.sections = [ui_forms.Section(_("Why"), ["reason", "reason_en"]), *self.sections]

    def facts(self) -> dict[str, Any]:
        """Return the reason, the changed columns, and the changed words as {"field", "language", "old", "new"}."""
        found = super().facts()
        given = found.pop("words", {})
        words = [
            {"field": words.name, "language": language, "old": saved[words.name], "new": given[language][words.name]}
            for language, saved in (("ja", self.words.ja), ("en", self.words.en))
            for words in WORDS
            if words.name in given.get(language, {})
        ]
        reason = {"reason": self.cleaned_data["reason"], "reason_en": self.cleaned_data["reason_en"]}
        return reason | {"changes": found, "words": words}
