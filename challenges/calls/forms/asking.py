"""What the form of the call asks beyond the entry."""

from django import forms
from django.utils.translation import gettext_lazy as _

from challenges.calls import asking
from challenges.calls.enums import CallState
from colab.core.ui import forms as ui_forms


class AskForm(ui_forms.Form):
    """The further questions to be answered before handing in, and why they change while teams are writing."""

    asked = forms.MultipleChoiceField(
        label=_("Also to be filled in before handing in"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("The eight fields of the entry are always asked. Drafts are kept whatever you change here."),
    )
    reason = forms.CharField(
        label=_("Reason"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Once the call is open, teams are told it."),
    )

    def __init__(self, *args, subject=None, actor=None, **kwargs):
        self.subject = subject
        super().__init__(*args, **kwargs)
        self.fields["asked"].choices = asking.choices()
        self.initial.setdefault("asked", subject.asked)
        if subject.state == CallState.OPEN:
            self.fields["reason"].need = _("*required")

    def facts(self) -> dict:
        """The names in the form's order, and the reason."""
        return {"asked": self.cleaned_data["asked"], "reason": self.cleaned_data["reason"]}
