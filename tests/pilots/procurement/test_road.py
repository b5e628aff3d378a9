"""From the application to the closed contract, with the whole chain of evidence."""

import pytest

from colab.core.ledger.models import LedgerEntry
from colab.core.ledger.verify import verify_all
from colab.core.lifecycle import GuardFailed, apply
from colab.demo.builders import legal

pytestmark = pytest.mark.django_db


def test_the_road_to_a_closed_contract():
    contract = legal.contract_at("closed")
    assert contract.state == "closed" and contract.code.startswith("K-")
    assert [notice.kind for notice in contract.notices.order_by("pk")] == ["forecast", "pre", "post"]
    assert verify_all().ok
    links = LedgerEntry.objects.filter(machine="contract", verb="sign_operator").get().links
    assert [link[:2] for link in links] == [["certification", contract.certification.key]]


def test_goods_need_no_experts():
    assert legal.certified(**legal.GOODS).state == "certified"


def test_a_recognition_by_copy_ends_with_its_source():
    mine = legal.recognised()
    assert mine.state == "certified" and mine.body.name == "港区"
    assert mine.valid_until == mine.source.valid_until
    contract = legal.contract_at("signed", certification=mine)
    assert contract.body == mine.body


def test_each_side_says_how_it_signed():
    contract = legal.contract_at("decided")
    head, operator = legal.buyer_of(contract, "head"), legal.operator_of(contract)
    # What is signed elsewhere is a record with its evidence, not a press of this button.
    for facts in ({"how": "service"}, {"how": "paper"}, {"how": "service", "service": "見本サイン"}):
        with pytest.raises(GuardFailed) as refused:
            apply("sign_body", contract, actor=head, **facts)
        assert refused.value.guard_id == "contract.signature_kind"
    contract = apply("sign_body", contract, actor=head, how="here", service="")
    contract = apply("sign_operator", contract, actor=operator)
    assert (contract.body_signature, contract.operator_signature) == ("here", "here")
    entry = LedgerEntry.objects.filter(machine="contract", subject_key=contract.key, verb="sign_body").get()
    assert entry.payload["how"] == "here"
