"""The pending decision: one row for each pitch, words for all."""

from django import forms
from django.utils.translation import gettext_lazy as _

from colab.core.ui import forms as ui_forms
from colab.core.ui.forms import WholeNumberField
from pitches.decisions.enums import Outcome


class DecisionForm(ui_forms.Form):
    """Outcome, place and reasons for each pitch; the published reason; comments to be released."""

    reason = forms.CharField(
        label=_("Reason of the decision (published)"),
        help_text=_("Why this pitch, or why none: two or three sentences everybody can read."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
        required=False,
    )
    reason_en = forms.CharField(
        label=_("Reason in English"), widget=forms.Textarea(attrs={"rows": 3}), max_length=4000, required=False
    )
    internal_note = forms.CharField(
        label=_("Notes of the panel (not published)"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=4000,
        required=False,
    )
    released = forms.MultipleChoiceField(
        label=_("Comments released to the teams"),
        help_text=_("Without the judge's name. Untick what should not be passed on."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args, pitches, decision=None, comments=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.pitches = list(pitches)
        lines = {line.pitch_id: line for line in decision.lines.all()} if decision else {}
        for pitch in self.pitches:
            self._row(pitch, lines.get(pitch.pk))
        comments = list(comments)
        self.fields["released"].choices = [
            (str(c.pk), f"{c.assignment.pitch.label}: {c.comment_for_team}") for c in comments
        ]
        if decision is None:
            self.initial["released"] = [str(c.pk) for c in comments]
            return
        for name in ("reason", "reason_en", "internal_note"):
            self.initial[name] = getattr(decision, name)
        kept = {comment.sheet_id for line in lines.values() for comment in line.comments.all()}
        self.initial["released"] = [str(c.pk) for c in comments if c.pk in kept]
        if not comments:
            del self.fields["released"]

    def _row(self, pitch, line) -> None:
        def text(label, name):
            return forms.CharField(
                label=label,
                widget=forms.Textarea(attrs={"rows": 2}),
                max_length=2000,
                required=False,
                initial=getattr(line, name) if line else "",
            )

        self.fields[f"outcome_{pitch.key}"] = forms.ChoiceField(
            label=_("Outcome"),
            choices=[("", _("not decided yet")), *Outcome.choices],
            required=False,
            initial=line.outcome if line else "",
        )
        self.fields[f"place_{pitch.key}"] = WholeNumberField(
            label=_("Rank"), min_value=1, max_value=999, required=False, initial=line.place if line else None
        )
        self.fields[f"reason_{pitch.key}"] = text(_("Words for the team"), "reason")
        self.fields[f"differs_reason_{pitch.key}"] = text(_("Why it differs from the ranking"), "differs_reason")

    def rows(self):
        """Return (pitch, fields) of every pitch."""
        names = ("outcome", "place", "reason", "differs_reason")
        return [(pitch, [self[f"{name}_{pitch.key}"] for name in names]) for pitch in self.pitches]

    def words(self):
        """Return the fields for all."""
        names = ("reason", "reason_en", "internal_note", "released")
        return [self[name] for name in names if name in self.fields]

    def facts(self) -> dict:
        """Return the decision as the verb takes it."""
        data = self.cleaned_data
        names = ("outcome", "place", "reason", "differs_reason")
        lines = [{"pitch": p.key} | {name: data[f"{name}_{p.key}"] for name in names} for p in self.pitches]
        released = [int(pk) for pk in data.get("released", [])]
        words = {name: data[name] for name in ("reason", "reason_en", "internal_note")}
        return {"lines": lines, "released": released} | words
