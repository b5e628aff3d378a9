"""Forms for the facts of a challenge's verbs."""

from django import forms
from django.utils.translation import gettext_lazy as _

from challenges.calls.enums import LIVE
from challenges.calls.models import Call
from colab.core import access
from colab.core.ui import forms as ui_forms


class VerbForm(ui_forms.Form):
    """Takes the subject and the actor, as the generic screen gives them."""

    def __init__(self, *args, subject=None, actor=None, **kwargs):
        self.subject, self.actor = subject, actor
        super().__init__(*args, **kwargs)


class CheckForm(VerbForm):
    """The call the challenge joins, and a word to the head."""

    call = forms.ModelChoiceField(
        Call.objects.none(),
        label=_("Call"),
        help_text=_("A challenge with its own schedule gets a call of its own: make that first."),
    )
    note = forms.CharField(
        label=_("Note for the head"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        rows = Call.objects.filter(programme=self.subject.programme_id, state__in=LIVE).order_by("opens_at", "pk")
        # Also whose right to the verb is over gets the form back, with what was typed: not with the office's plans.
        self.fields["call"].queryset = access.visible_to(self.actor, rows)
        self.initial.setdefault("call", self.subject.call_id)


class AssignForm(CheckForm):
    """Another call."""


class NoAdoptionForm(VerbForm):
    """Why nobody was adopted; public."""

    reason = forms.CharField(
        label=_("Reason (published)"), max_length=500, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Name no applicant."),
    )  # fmt: skip
    reason_en = forms.CharField(
        label=_("Reason in English"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )


class EvaluateForm(VerbForm):
    """What came out, in a sentence."""

    outcome = forms.CharField(
        label=_("Outcome in one sentence (published)"), max_length=500, required=False,
        widget=forms.Textarea(attrs={"rows": 3}), help_text=_("With its number where there is one: 40 → 12 minutes."),
    )  # fmt: skip
    outcome_en = forms.CharField(
        label=_("Outcome in English"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
