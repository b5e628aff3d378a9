"""照会: the earlier buyer is asked, told, and answers; others read only what is shared."""

import pytest
from django.urls import reverse

from colab.core.notices.models import Notice
from colab.demo.builders import legal
from colab.demo.builders.people import make_body, make_officer, make_unit
from pilots.reuse.models import Inquiry

pytestmark = pytest.mark.django_db


def test_an_earlier_buyer_is_asked_and_answers(client_for):
    contract = legal.contract_at("evaluated")
    certification = contract.certification
    ward = make_body("港区", kind="ward", lg_code="131032")
    unit = make_unit(ward, "産業振興課")
    asker = client_for(make_officer("section", unit))
    page = asker.get(reverse("certification:detail", args=[certification.code])).content.decode()
    url = reverse("reuse:ask", args=[contract.key])
    assert url in page and f"{contract.amount_yen:,}" in page
    sent = asker.post(url, {"unit": unit.pk, "question": "設置に要した日数は。"})
    row = Inquiry.objects.get()
    assert sent.status_code == 302 and Notice.objects.filter(kind="reuse.asked").exists()
    buyer = client_for(legal.buyer_of(contract).user)
    here = reverse("reuse:inquiry", args=[row.key])
    third = client_for(
        make_officer("section", make_unit(make_body("千代田区", kind="ward", lg_code="131016"), "環境課"))
    )
    assert third.get(here).status_code == 404
    assert asker.get(here).status_code == 200 and asker.post(here, {"answer": "勝手な回答"}).status_code == 200
    assert buyer.post(here, {"answer": "2日です。", "shared": "on"}).status_code == 302
    row.refresh_from_db()
    assert row.answer == "2日です。" and Notice.objects.filter(kind="reuse.answered").count() == 1
    assert third.get(here).status_code == 200
    assert "2日です。" in third.get(reverse("certification:detail", args=[certification.code])).content.decode()
    assert asker.get(reverse("reuse:inquiries")).status_code == 200


def test_lists_take_the_same_number_of_queries(assert_queries_flat, client_for):
    contract = legal.contract_at("post_published")
    unit = make_unit(make_body("港区", kind="ward", lg_code="131032"), "産業振興課")
    officer = make_officer("section", unit)

    def build(n):
        for _n in range(n):
            Inquiry.objects.create(contract=contract, unit=unit, question="?", asked_by=officer)
        return reverse("reuse:inquiries")

    assert_queries_flat(build, client=client_for(officer))
