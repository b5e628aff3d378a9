"""Forms of the section and the office."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from colab.core import clock
from colab.core.lifecycle.screens import ConfirmForm, ReasonForm
from colab.core.ui import forms as ui_forms
from pitches.submissions import editing, rules

from .seen import SeenMark


class NoteForm(ConfirmForm):
    """An optional note that stays with the formal check."""

    reason = forms.CharField(
        label=_("Note of the formal check"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000, required=False
    )

    def facts(self) -> dict:
        """The note."""
        return {"reason": self.cleaned_data["reason"]}


class ReopenForm(ReasonForm):
    """Which item, until when, and why."""

    item = forms.ChoiceField(label=_("Item"), choices=editing.item_choices)
    until = ui_forms.DateTimeField3(label=_("Open until"), help_text=_("Japan time. Only this item can be changed."))

    field_order = ["item", "until", "reason"]

    def clean_until(self):
        """A moment still to come."""
        until = self.cleaned_data["until"]
        if until <= clock.now():
            raise ValidationError(_("Choose a moment that is still to come."))
        return until

    def facts(self) -> dict:
        """Item, moment, reason."""
        return dict(self.cleaned_data)


class ScreenForm(ReasonForm):
    """The reason of a screening: kept for each pitch, read by the team only if it is not shortlisted."""

    screening_seen = SeenMark(max_length=100)

    def __init__(self, *args, subject=None, actor=None, **kwargs):
        super().__init__(*args, subject=subject, actor=actor, **kwargs)
        if subject is not None:
            self.fields["screening_seen"].initial = rules.screening_mark(subject)

    def facts(self) -> dict:
        """The reason, and which screening the officer had before the eyes."""
        return super().facts() | {"screening_seen": self.cleaned_data["screening_seen"]}


class FeedbackForm(ConfirmForm):
    """Words for the team."""

    feedback = forms.CharField(
        label=_("Feedback"),
        widget=forms.Textarea(attrs={"rows": 8}),
        max_length=4000,
        help_text=_("The team reads this. Name what was good, what was missing, and what would have helped."),
    )

    def __init__(self, *args, subject=None, actor=None, **kwargs):
        super().__init__(*args, subject=subject, actor=actor, **kwargs)
        if subject is not None:
            self.fields["feedback"].initial = subject.feedback

    def facts(self) -> dict:
        """The words."""
        return {"feedback": self.cleaned_data["feedback"]}


class BulkForm(ui_forms.Form):
    """A screening's reason for each of the chosen pitches; one typed above serves those left empty."""

    reason = forms.CharField(
        label=_("Reason for all"), widget=forms.Textarea(attrs={"rows": 2}), max_length=2000, required=False
    )

    def __init__(self, *args, pitches, asks_reason: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.pitches = pitches
        if not asks_reason:
            del self.fields["reason"]
            return
        for pitch in pitches:
            self.fields[f"reason_{pitch.pk}"] = forms.CharField(
                label=f"{pitch.receipt_number} {pitch.label}",
                widget=forms.Textarea(attrs={"rows": 2}),
                max_length=2000,
                required=False,
            )
            self.fields[f"seen_{pitch.pk}"] = SeenMark(initial=rules.screening_mark(pitch), max_length=100)

    def facts_for(self, pitch) -> dict:
        """Return the facts of one pitch."""
        if "reason" not in self.fields:
            return {}
        own = self.cleaned_data.get(f"reason_{pitch.pk}") or self.cleaned_data.get("reason") or ""
        return {"reason": own, "screening_seen": self.cleaned_data[f"seen_{pitch.pk}"]}
