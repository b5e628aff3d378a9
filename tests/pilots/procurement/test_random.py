"""Random verbs by random people: no contract without a valid certification and its notices; the ledger stays whole."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from colab.core.ledger.models import LedgerEntry
from colab.core.ledger.verify import verify_all
from colab.core.lifecycle import Refused, apply, get_machine
from colab.demo.builders import legal
from pilots.certification.models import Certification
from pilots.procurement.models import Contract

pytestmark = pytest.mark.django_db(transaction=False)

FACTS = {
    "publish_forecast": legal.forecast_facts,
    "publish_pre": legal.pre_facts,
    "check_method": lambda: {"not_excluded": True},
    "quote": lambda: {"quotation_yen": 3_500_000},
    "set_price": lambda: {"planned_price_yen": 3_600_000},
    "decide": legal.decision_facts,
    "publish_post": lambda: {"outline": "見守り"},
    "deliver": lambda: {"note": "設置"},
    "pass_inspection": lambda: {"inspector_post": "検査員", "note": "よい"},
    "fail_inspection": lambda: {"inspector_post": "検査員", "note": "不足"},
    "pay": lambda: {"paid_yen": 3_500_000},
    "evaluate": lambda: {"verdict": "useful", "evaluation": "よい"},
    "choose_other": lambda: {"method": "bid", "reason": "入札"},
    "cancel": lambda: {"reason": "取りやめ"},
    "terminate": lambda: {"reason": "不履行"},
    "save": dict,
    "revoke": lambda: {"decision_number": "1", "deciding_post": "知事", "reason": "不履行"},
}
ROAD = [
    "publish_forecast", "check_method", "publish_pre", "quote", "set_price", "decide", "sign_body", "sign_operator",
    "publish_post", "begin_delivery", "deliver", "pass_inspection", "pay", "evaluate", "close",
]  # fmt: skip
RARE = ["save", "choose_other", "cancel", "terminate", "fail_inspection", "remedy", "revoke"]
ROLES = ["section", "head", "finance", "operator", "certifier"]
moves = st.lists(
    st.tuples(st.sampled_from(ROAD * 4 + RARE), st.sampled_from(ROLES)),
    min_size=5,
    max_size=40,
)


def person(contract, role):
    if role == "operator":
        return legal.operator_of(contract)
    return legal.certifier_of(contract.certification) if role == "certifier" else legal.buyer_of(contract, role)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(moves, st.integers(0, len(ROAD)))
def test_random_verbs_by_random_people(db, given_moves, head_start):
    contract = legal.make_purchase()
    right = {"decide": "head", "sign_body": "head", "sign_operator": "operator", "pay": "finance"}
    opening = [(verb, right.get(verb, "section")) for verb in ROAD[:head_start]]
    for verb, role in opening + given_moves:
        target = contract.certification if verb == "revoke" else contract
        facts = FACTS.get(verb, dict)()
        before = type(target).objects.filter(pk=target.pk).values().get()
        entries = LedgerEntry.objects.count()
        try:
            apply(verb, target, actor=person(contract, role), **facts)
        except Refused:
            assert type(target).objects.filter(pk=target.pk).values().get() == before
            assert LedgerEntry.objects.count() == entries
        contract = Contract.objects.get(pk=contract.pk)
        check(contract)
    assert verify_all().ok


def check(contract):
    """What must hold of every purchase at every moment."""
    kinds = set(contract.notices.values_list("kind", flat=True))
    if contract.signed_on:
        certification = Certification.objects.get(pk=contract.certification_id)
        assert {"forecast", "pre"} <= kinds
        assert contract.signed_by_body_on and contract.signed_by_operator_on and contract.decided_on
        assert certification.certified_on <= contract.signed_on <= certification.valid_until
        assert certification.ended_on is None or contract.signed_on <= certification.ended_on
    if contract.state == "closed":
        assert contract.method != "4" or {"forecast", "pre", "post"} <= kinds
    if contract.paid_on:
        assert contract.inspected_on and contract.inspected_on >= contract.signed_on
    assert contract.state in get_machine("contract").states.values
