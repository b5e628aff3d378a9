"""The pages of purchases, public and inside."""

import pytest
from django.urls import reverse

from colab.demo.builders import legal
from colab.demo.builders.people import make_officer, make_unit, make_user
from pilots.procurement.models import Contract

pytestmark = pytest.mark.django_db


def test_the_public_sees_what_was_published_and_no_planned_price(client):
    contract = legal.contract_at("post_published", estimate_yen=3_612_345)
    listed = client.get(reverse("procurement:list")).content.decode()
    assert contract.subject_name in listed and contract.organisation.name in listed
    page = client.get(reverse("procurement:detail", args=[contract.key])).content.decode()
    assert "第167条の2第1項第4号" in page and "3,512,345" in page
    assert "3,612,345" not in page and contract.budget_line not in page


def test_the_export_has_the_names_of_the_data_model(client):
    legal.contract_at("post_published")
    text = client.get(reverse("procurement:list") + "?format=csv&headings=key").getvalue().decode()
    assert "Award_discription" in text.splitlines()[0] and len(text.splitlines()) >= 4


def test_lists_take_the_same_number_of_queries(assert_queries_flat, client, client_for):
    certification = legal.certified()
    urls = {"public": reverse("procurement:list"), "work": reverse("procurement:work_list")}

    def build(n, url=urls["public"]):
        for _k in range(n):
            legal.contract_at("signed", certification=certification, item_name=certification.product_name)
        return url

    assert_queries_flat(build, client=client)
    officer = client_for(legal.buyer_of(Contract.objects.first()).user)
    assert_queries_flat(lambda n: build(n, urls["work"]), client=officer)


def test_every_step_has_a_page(client_for):
    contract = legal.make_purchase()
    while contract.state != "closed":
        for verb, role, _facts in legal._next(contract):
            actor = legal.operator_of(contract) if role == "operator" else legal.buyer_of(contract, role)
            if verb not in ("deliver", "pass_inspection"):
                page = client_for(actor.user).get(reverse("work:verb", args=["contract", contract.key, verb]))
                assert page.status_code == 200, verb
        contract = legal.step(contract)
    for role in ("section", "finance"):
        browser = client_for(legal.buyer_of(contract, role).user)
        assert browser.get(reverse("work:subject", args=["contract", contract.key])).status_code == 200


def test_the_planned_price_is_shown_to_few(client_for):
    contract = legal.contract_at("signed", estimate_yen=3_612_345)
    url = reverse("work:subject", args=["contract", contract.key])
    assert "3,612,345" in client_for(legal.buyer_of(contract).user).get(url).content.decode()
    seen = client_for(legal.operator_of(contract).user).get(url)
    assert seen.status_code == 200 and "3,612,345" not in seen.content.decode()
    assert "3,612,345" in client_for(make_officer("auditor")).get(url).content.decode()
    assert client_for(make_user()).get(url).status_code == 404


def test_a_section_opens_a_purchase(client_for):
    certification = legal.certified()
    officer = make_officer("section")
    facts = {
        "unit": officer.holdings.get().post.unit_id,
        "certification": certification.pk,
        "subject_name": "見守りサービス",
        "need": "見回りを減らす",
        "fiscal_year": "2026",
        "budget_line": "清掃事業費",
        "estimate_yen": "360万円",
    }
    browser = client_for(officer)
    assert browser.get(reverse("procurement:start")).status_code == 200
    answer = browser.post(reverse("procurement:start"), facts)
    contract = Contract.objects.get()
    assert answer.status_code == 302 and contract.item_name == certification.product_name
    assert contract.estimate_yen == 3_600_000 and contract.kind == "service"


def test_the_planned_price_of_another_section_is_in_no_sum(client_for):
    first = legal.contract_at("priced", estimate_yen=3_612_345)
    Contract.objects.filter(pk=first.pk).update(planned_price_yen=3_499_999)
    second = legal.make_purchase(
        certification=first.certification, unit=make_unit(name="別の課"), item_name=first.item_name
    )
    page = client_for(legal.buyer_of(second).user).get(reverse("work:subject", args=["contract", second.key]))
    text = page.content.decode()
    assert f"{second.estimate_yen + 3_612_345:,}" in text and f"{second.estimate_yen + 3_499_999:,}" not in text
