"""Forms of the team: starting, declaring, withdrawing."""

from django import forms
from django.utils.translation import gettext_lazy as _

from colab.core.lifecycle.screens import ConfirmForm
from colab.core.organisations.models import Organisation
from colab.core.ui import forms as ui_forms
from pitches.submissions.content import DECLARATIONS
from pitches.submissions.models import Pitch

from .seen import SeenNumber


class StartForm(ui_forms.Form):
    """Which of the person's organisations pitches."""

    organisation = forms.ModelChoiceField(
        Organisation.objects.none(), label=_("Who pitches"), widget=forms.RadioSelect, empty_label=None
    )

    def __init__(self, *args, organisations, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = organisations
        if len(organisations) == 1:
            self.fields["organisation"].initial = organisations[0]


class DeclarationForm(ConfirmForm):
    """The declarations, and the edit number of the words that were shown with them."""

    edits_seen = SeenNumber()

    def __init__(self, *args, subject: Pitch | None = None, actor=None, **kwargs):
        super().__init__(*args, subject=subject, actor=actor, **kwargs)
        self.fields["edits_seen"].initial = subject.edits
        for name in DECLARATIONS:
            column = Pitch._meta.get_field(name)
            self.fields[name] = forms.BooleanField(
                label=column.verbose_name, initial=getattr(subject, name), required=True
            )

    def full_clean(self):
        """The mark 必須 is for the eye: a missing tick is refused by the guard, which names the article."""
        for name in DECLARATIONS:
            self.fields[name].required = False
        super().full_clean()
        for name in DECLARATIONS:
            self.fields[name].required = True

    def mark_unticked(self) -> None:
        """Once handing in was refused, say so at every declaration that is not ticked, not at the first only."""
        self.is_valid()
        for name in DECLARATIONS:
            if not self.cleaned_data.get(name):
                self.add_error(name, _("Tick the declaration if it is true."))

    def facts(self) -> dict:
        """What was ticked, and what was seen."""
        return dict(self.cleaned_data)


class WithdrawForm(ConfirmForm):
    """A reason may be given; none is asked for."""

    reason = forms.CharField(
        label=_("Reason"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000, required=False
    )

    def facts(self) -> dict:
        """The reason."""
        return {"reason": self.cleaned_data["reason"]}
