"""The workspace page of a payment and the forms of its verbs."""

from django.utils.translation import gettext_lazy as _

from colab.core.lifecycle import screens
from colab.core.payments import queries
from colab.core.payments.forms import AdviseForm, CancelForm, RefundForm, SlipForm

screens.register(
    screens.Screen(
        machine="payment",
        reads_people="payer",
        template="payments/work_detail.html",
        context=lambda request, payment: {
            "refunds": payment.refunds.order_by("pk"),
            "disputes": payment.disputes.order_by("pk"),
        },
        title=lambda payment: payment.title,
        queryset=queries.payments,
        list_url_name="payments:list",
        list_label=_("Payments"),
        public_url=lambda payment: payment.get_absolute_url(),
    )
)
for verb, form in {"advise": AdviseForm, "record_slip": SlipForm, "refund": RefundForm, "cancel": CancelForm}.items():
    screens.verb_form("payment", verb, form)
