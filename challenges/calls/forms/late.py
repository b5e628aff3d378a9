"""Letting one organisation in after the deadline."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from colab.core.organisations.models import Organisation
from colab.core.ui import forms as ui_forms
from colab.core.ui.format import narrow
from colab.core.ui.forms.dates import DateTimeField3


class LateForm(ui_forms.Form):
    """Which organisation, until when, why. Drafts are private: the office types what the team told it."""

    who = forms.CharField(
        label=_("Corporate number, or the e-mail address of a member"),
        max_length=254,
        help_text=_("What the team gave you. Drafts are not shown to the office."),
    )
    until = DateTimeField3(label=_("Accepted until"), help_text=_("Japan time. Only for this organisation."))
    reason = forms.CharField(
        label=_("Reason"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Kept, shown to auditors and told to the team. Example: a fault of this site at the deadline."),
    )

    def __init__(self, *args, subject=None, actor=None, **kwargs):
        self.subject = subject
        super().__init__(*args, **kwargs)

    def clean_who(self) -> Organisation:
        """The one organisation that is meant."""
        typed = narrow(self.cleaned_data["who"]).strip()
        if "@" in typed:
            rows = Organisation.objects.filter(memberships__user__email__iexact=typed).distinct()
        else:
            rows = Organisation.objects.filter(corporate_number=typed.replace("-", ""))
        found = list(rows.order_by("pk")[:2])
        if len(found) > 1:
            raise ValidationError(_("This person belongs to several organisations. Enter the corporate number."))
        if not found:
            raise ValidationError(_("No organisation with this number or member is known here."))
        return found[0]

    def facts(self) -> dict:
        """Organisation, moment, reason."""
        data = self.cleaned_data
        return {"organisation": data["who"], "until": data["until"], "reason": data["reason"]}
