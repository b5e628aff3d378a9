"""Forms of finance's verbs."""

from django import forms
from django.utils.translation import gettext_lazy as _

from colab.core.lifecycle.screens import ConfirmForm, ReasonForm
from colab.core.payments.queries import free_yen
from colab.core.ui import forms as ui_forms
from colab.core.ui.format import yen


class SlipForm(ConfirmForm):
    """A payment that came in by the body's own slip."""

    slip_number = ui_forms.NarrowCharField(label=_("Number of the slip"), max_length=60)
    paid_on = ui_forms.DateField3(label=_("Paid on"), help_text=_("The day on the bank's seal."))

    def facts(self) -> dict:
        """Number and day."""
        return {"slip_number": self.cleaned_data["slip_number"], "paid_on": self.cleaned_data["paid_on"]}


class RefundForm(ConfirmForm):
    """How much goes back, and why."""

    amount_yen = ui_forms.YenField(label=_("How much goes back"))
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 4}), max_length=1000)

    def __init__(self, *args, subject=None, actor=None, **kwargs):
        super().__init__(*args, subject=subject, actor=actor, **kwargs)
        if subject is not None:
            free = free_yen(subject)
            self.fields["amount_yen"].help_text = _("At most %(yen)s; refunds under way are taken off.") % {
                "yen": yen(free)
            }
            self.initial.setdefault("amount_yen", subject.wish_yen or free)
            self.initial.setdefault("reason", subject.wish_reason)

    def facts(self) -> dict:
        """Amount and reason."""
        return {"amount_yen": self.cleaned_data["amount_yen"], "reason": self.cleaned_data["reason"]}


class AdviseForm(ConfirmForm):
    """What the office says: how much goes back, and why that much."""

    amount_yen = ui_forms.YenField(
        label=_("How much should go back"), help_text=_("0 if nothing does. Finance gives it back.")
    )
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 4}), max_length=1000)

    def facts(self) -> dict:
        """Amount and reason."""
        return {"amount_yen": self.cleaned_data["amount_yen"], "reason": self.cleaned_data["reason"]}


class CancelForm(ReasonForm):
    """Why it need not be paid."""
