"""Filters and columns of the list of payments."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from colab.core.payments import payables
from colab.core.payments.enums import Method, PaymentState
from colab.core.ui.exports import Column
from colab.core.ui.filters import ChoiceFilter, DateFilter, FilterSet, SortFilter, TextFilter


def _by_words(rows, text):
    return rows.filter(Q(title__icontains=text) | Q(payer_name__icontains=text) | Q(code__iexact=text))


class PaymentFilters(FilterSet):
    """Words, state, purpose, way, days."""

    q = TextFilter(_("Words"), _by_words)
    state = ChoiceFilter(_("State"), PaymentState.choices, counts=True)
    purpose = ChoiceFilter(_("For"), payables.choices, "fee__purpose")
    method = ChoiceFilter(_("Way of payment"), Method.choices)
    since = DateFilter(_("Paid from"), "paid_at__date__gte")
    until = DateFilter(_("Paid until"), "paid_at__date__lte")
    sort = SortFilter(
        _("Order"),
        [
            ("new", _("Newest first"), ["-created_at", "-pk"]),
            ("amount", _("Highest amount first"), ["-amount_yen", "-pk"]),
        ],
    )


PAYMENT_COLUMNS = [
    Column("key", "整理番号", "Key"),
    Column("code", "領収書番号", "Receipt number", lambda p: p.code or ""),
    Column("title", "件名", "For"),
    Column("payer_name", "支払者", "Payer"),
    Column("purpose", "区分", "Purpose", lambda p: p.fee.get_purpose_display()),
    Column("amount_yen", "金額（円・税込）", "Amount (yen, tax included)"),
    Column("tax_yen", "うち消費税（円）", "Consumption tax (yen)"),
    Column("refunded_yen", "返金額（円）", "Refunded (yen)"),
    Column("method", "支払方法", "Way of payment", lambda p: p.get_method_display()),
    Column("slip_number", "納付書番号", "Number of the slip"),
    Column("paid_at", "入金日時", "Paid"),
    Column("state", "状態", "State", lambda p: p.state_label),
]
