"""Whether a body takes payments, and what a programme charges."""

from django import forms
from django.utils.translation import gettext_lazy as _

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
    """One fee of a programme."""

    class Meta:
        model = Fee
        fields = ["programme", "purpose", "title", "title_en", "amount_yen", "tax_percent", "is_active"]

    def __init__(self, *args, programmes, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["programme"].queryset = programmes
