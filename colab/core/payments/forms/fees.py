"""Whether a body takes payments, and what a programme charges."""

from django import forms
from django.utils.translation import gettext_lazy as _

from colab.core import law
from colab.core.organisations.models import Programme
from colab.core.payments import payables
from colab.core.payments.enums import ONLINE, Method
from colab.core.payments.models import Fee, PaymentPolicy
from colab.core.ui import forms as ui_forms


class PolicyForm(ui_forms.ModelForm):
    """The body's switch, its name on receipts and its registration number."""

    methods = forms.MultipleChoiceField(
        label=_("ways to pay online"),
        choices=[(m.value, m.label) for m in Method if m in ONLINE],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    class Meta:
        model = PaymentPolicy
        fields = ["enabled", "methods", "slips", "receipt_name", "registration_number", "contact"]


class FeeForm(ui_forms.ModelForm):
    """One fee of a programme. A fee for an act of the body is set by finance, under the ordinance it names."""

    class Meta:
        model = Fee
        fields = ["programme", "purpose", "ordinance", "title", "title_en", "amount_yen", "tax_percent", "is_active"]

    def __init__(self, *args, programmes, finance_bodies=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.finance_bodies = set(finance_bodies)
        self.fields["programme"].label, self.fields["programme"].queryset = _("Programme"), programmes
        offered = payables.typed()
        if not self.finance_bodies:
            offered = [(purpose, label) for purpose, label in offered if purpose not in payables.statutory()]
        self.fields["purpose"].choices = [("", "---------"), *offered]
        self.fields["ordinance"].help_text = _(
            "A fee (手数料) for an act of the body, such as examining an application, is charged only under an "
            "ordinance (%(articles)s). Write the name of the ordinance and its article. "
            "Leave it empty for seats and booths."
        ) % {"articles": "・".join(str(law.article(name)) for name in ("act.227", "act.228-1"))}
        self.fields["tax_percent"].help_text = _(
            "0 where no consumption tax is in it. Fees that a law or an ordinance sets for examining and certifying "
            "are often free of it (消費税法第6条第1項・別表第二第5号): finance decides."
        )

    def clean(self):
        """What needs an ordinance names it, and is set by finance of the programme's body; only one fee is charged."""
        data = super().clean()
        programme, purpose = data.get("programme"), data.get("purpose")
        if purpose in payables.statutory():
            if not data.get("ordinance", "").strip():
                self.add_error("ordinance", _("This fee needs an ordinance: write its name and article."))
            if programme and programme.body_id not in self.finance_bodies:
                self.add_error("purpose", _("This fee is set by finance of the body."))
        if data.get("is_active") and programme and purpose and self._is_charged_already(programme, purpose):
            words = _("The programme charges a fee for this already: change that one, or let it be charged no more.")
            self.add_error("purpose", words)
        return data

    def _is_charged_already(self, programme: Programme, purpose: str) -> bool:
        """Asked here, because not all columns of the constraint are in the form."""
        same = {"machine": self.instance.machine, "subject_key": self.instance.subject_key}
        rows = Fee.objects.filter(programme=programme, purpose=purpose, is_active=True, **same)
        return rows.exclude(pk=self.instance.pk).exists()
