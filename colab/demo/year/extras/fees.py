"""A fee for applications, at the end of the year: one paid by slip and being examined, one still to be paid."""

from typing import Any

from colab.core import clock
from colab.core.lifecycle import apply
from colab.core.payments.actions.charge import charge
from colab.core.payments.models import Fee, Payment
from colab.demo.builders import legal
from colab.demo.builders.people import as_actor, make_officer

ORDINANCE = "東京都（架空）新事業分野開拓者認定手数料条例 第2条"
PRODUCTS = (
    {"product_name": "みちびき案内板", "product_name_en": "Guide board"},
    {"product_name": "みまもり街灯", "product_name_en": "Watchful lamp"},
)


def live(year: Any) -> None:
    """Charge for applications from now on; two teams apply, one of them pays."""
    with year.at(6):
        fee = Fee(
            programme=year.programme, purpose="certification", title="認定申請手数料", title_en="Application fee",
            amount_yen=8_000, tax_percent=0, ordinance=ORDINANCE,
        )  # fmt: skip
        charge(fee)
        facts = {"programme": year.programme, "body": year.programme.body}
        applied = [
            legal.checked_certification(organisation=year.teams.rows[n], **facts, **product)
            for n, product in enumerate(PRODUCTS)
        ]
    with year.at(3):
        paid = Payment.objects.get(machine="certification", subject_key=applied[0].key)
        finance = as_actor(make_officer("finance", year.programme.office_unit))
        apply("record_slip", paid, actor=finance, slip_number="手数料第1号", paid_on=clock.today())
        apply("hear_experts", applied[0], actor=legal.office_of(applied[0]))
