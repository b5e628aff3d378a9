"""The pages of certifications, public and inside."""

import pytest
from django.urls import reverse

from colab.demo.builders import legal
from colab.demo.builders.people import make_officer, make_user
from pilots.certification.models import Certification

pytestmark = pytest.mark.django_db


@pytest.fixture
def certification():
    return legal.certified()


def test_the_public_sees_certificate_and_product(client, certification):
    listed = client.get(reverse("certification:list")).content.decode()
    assert certification.product_name in listed
    page = client.get(reverse("certification:detail", args=[certification.code])).content.decode()
    assert certification.number in page and "品質を保証" in page
    assert "自己資金" not in page and "見本大学" not in page


def test_what_is_not_certified_is_not_public(client):
    draft = legal.heard_certification()
    assert draft.product_name not in client.get(reverse("certification:list")).content.decode()
    assert client.get(reverse("certification:verify_number", args=["N-2026-999"])).status_code == 404


@pytest.mark.parametrize("number", ["code", "number"])
def test_verify_finds_by_either_number(client, certification, number):
    page = client.get(reverse("certification:verify_number", args=[getattr(certification, number).lower()]))
    assert page.status_code == 200 and certification.organisation.name in page.content.decode()


def test_the_certificate_is_a_pdf(client, certification):
    response = client.get(reverse("certification:certificate", args=[certification.code]))
    assert response.content.startswith(b"%PDF") and b"pdfaid" in response.content


def test_lists_take_the_same_number_of_queries(assert_queries_flat, client):
    def build(n):
        for _n in range(n):
            legal.certified(**legal.GOODS)
        return reverse("certification:list")

    assert_queries_flat(build, client=client)


def test_each_role_opens_page_and_verbs(client_for):
    c = legal.checked_certification()
    office = client_for(legal.office_of(c).user)
    assert c.product_name in office.get(reverse("certification:work_list")).content.decode()
    for verb in ("hear_experts", "return", "appoint"):
        assert office.get(reverse("work:verb", args=["certification", c.key, verb])).status_code == 200
    c = legal.heard_certification(experts=1)
    appointment = legal.appoint_expert(c)
    expert = client_for(appointment.user)
    assert c.product_name in expert.get(reverse("certification:appointments")).content.decode()
    assert expert.get(reverse("work:subject", args=["certification", c.key])).status_code == 200
    facts = {f"point_{p}": "suitable" for p in "abc"} | {f"reason_{p}": "よい" for p in "abc"}
    facts |= {"appointment": appointment.key, "interest": "none", "confirmed": "on"}
    answer = expert.post(reverse("work:verb", args=["certification", c.key, "give_opinion"]), facts)
    assert answer.status_code == 302 and appointment.opinions.count() == 1


def test_a_stranger_finds_nothing(client_for):
    c = legal.checked_certification()
    for person in (make_user(), make_officer("section")):
        assert client_for(person).get(reverse("work:subject", args=["certification", c.key])).status_code == 404


def test_a_team_applies_from_the_browser(client_for):
    from colab.demo.builders.people import make_company, make_programme, owner_of

    company, programme = make_company(), make_programme()
    browser = client_for(owner_of(company))
    page = browser.post(reverse("certification:start"), {"organisation": company.pk, "programme": programme.pk})
    c = Certification.objects.get(organisation=company)
    assert page.status_code == 302 and f"/{c.key}/do/save/" in page["Location"]
    assert browser.get(page["Location"]).status_code == 200
    saved = browser.post(
        page["Location"], {"product_name": "見守り", "plan_goal": "3年で10件", "plan_funds_yen": "１２０万円"}
    )
    assert saved.status_code == 302
    plan = c.plans.get()
    assert (plan.goal, plan.funds_yen) == ("3年で10件", 1_200_000)
    refused = browser.post(reverse("work:verb", args=["certification", c.key, "submit"]), {})
    assert refused.status_code == 409 and Certification.objects.get(pk=c.pk).state == "draft"


def test_the_road_goes_on_from_pilot_to_certification_to_purchase(client_for, client):
    from colab.demo.builders.trials import evaluated_pilot

    pilot = evaluated_pilot()
    c = legal.certified(pilot=pilot)
    assert c.pilot == pilot and "pilot" in c.prefilled.values()
    team = client_for(legal.applicant_of(c).user)
    page = team.get(reverse("work:subject", args=["pilot", pilot.key])).content.decode()
    assert reverse("certification:start") in page and c.product_name in page
    assert c.product_name in client.get(reverse("trials:detail", args=[pilot.code])).content.decode()
    contract = legal.make_purchase(certification=c)
    buyer = client_for(legal.buyer_of(contract).user)
    page = buyer.get(reverse("work:subject", args=["certification", c.key])).content.decode()
    assert reverse("procurement:start") in page and contract.key in page
