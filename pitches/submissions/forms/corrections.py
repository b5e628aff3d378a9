"""Corrections after the deadline: asking and answering."""

from django import forms
from django.utils.translation import gettext_lazy as _

from colab.core.lifecycle.screens import ConfirmForm
from pitches.submissions import correcting
from pitches.submissions.editing import item_label
from pitches.submissions.enums import CorrectionState


class AskCorrectionForm(ConfirmForm):
    """Which item, what it says, what it should say, and why."""

    field = forms.ChoiceField(label=_("Item with the typing error"))
    old = forms.CharField(
        label=_("As it stands"), max_length=correcting.LONGEST, help_text=_("Copy the wrong words from the receipt.")
    )
    new = forms.CharField(label=_("As it should be"), max_length=correcting.LONGEST)
    reason = forms.CharField(
        label=_("Why it is a typing error"), widget=forms.Textarea(attrs={"rows": 3}), max_length=1000
    )

    def __init__(self, *args, subject=None, actor=None, **kwargs):
        super().__init__(*args, subject=subject, actor=actor, **kwargs)
        self.snapshot = subject.snapshot
        names = correcting.correctable(self.snapshot) if self.snapshot else []
        self.fields["field"].choices = [(name, item_label(name)) for name in names]

    def clean(self):
        """Say beside the field what is wrong."""
        data = super().clean()
        if not self.errors:
            name, words = correcting.problem(self.snapshot, data["field"], data["old"], data["new"])
            if name:
                self.add_error(name, words)
        return data

    def facts(self) -> dict:
        """Item, words, reason."""
        return dict(self.cleaned_data)


class AnswerCorrectionForm(ConfirmForm):
    """Which correction, and the reason of the answer."""

    correction = forms.TypedChoiceField(label=_("Correction"), coerce=int, widget=forms.RadioSelect)
    reason = forms.CharField(label=_("Reason of the answer"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000)

    def __init__(self, *args, subject=None, actor=None, **kwargs):
        super().__init__(*args, subject=subject, actor=actor, **kwargs)
        rows = list(subject.corrections.filter(state=CorrectionState.ASKED))
        self.fields["correction"].choices = [
            (row.number, f"{row.field_label}：{row.old} → {row.new}（{row.why}）") for row in rows
        ]
        if len(rows) == 1:
            self.fields["correction"].initial = rows[0].number

    def facts(self) -> dict:
        """Number and reason."""
        return dict(self.cleaned_data)
