"""「導入したい」, recognition by copy, joint purchase."""

import pytest
from django.urls import reverse

from colab.core.lifecycle import Refused
from colab.demo.builders import legal
from colab.demo.builders.people import make_body, make_officer, make_unit
from colab.demo.builders.trials import evaluated_pilot
from pilots.certification.models import Certification
from pilots.reuse.actions.recognise import recognise
from pilots.reuse.models import Interest, JointPurchase


def ward_officer():
    ward = make_body("港区", name_en="Minato City", kind="ward", lg_code="131032")
    return make_officer("section", make_unit(ward, "産業振興課", name_en="Industry Promotion"))


@pytest.mark.django_db
def test_another_body_says_so_and_takes_over(client_for):
    source = legal.certified()
    browser = client_for(ward_officer())
    page = browser.get(reverse("certification:detail", args=[source.code]))
    assert reverse("reuse:interest") in page.content.decode()
    unit = make_unit(make_body(lg_code="131032"), "産業振興課")
    facts = {"unit": unit.pk, "purpose": "公園の見回り", "timing": "this_year", "contact": "内線1234"}
    url = reverse("reuse:interest") + f"?certification={source.code}"
    assert browser.get(url).status_code == 200
    assert browser.post(url, facts).status_code == 302
    again = browser.post(url, facts)
    assert again.status_code == 200 and Interest.objects.count() == 1
    assert browser.get(reverse("reuse:interests")).status_code == 200
    copy = reverse("reuse:recognise", args=[source.code])
    assert browser.get(copy).status_code == 200
    answer = browser.post(copy, {"body": unit.body_id})
    mine = Certification.objects.get(body=unit.body)
    assert answer.status_code == 302 and mine.state == "copy_received" and mine.source == source
    page = browser.get(answer["Location"]).content.decode()
    assert "第12条の3第7項" in page
    assert mine.recognition.fields_filled * 10 >= mine.recognition.fields_total * 8
    assert Interest.objects.get().outcome == "recognised"


@pytest.mark.django_db
def test_a_finished_pilot_can_be_wanted_too(client_for):
    pilot = evaluated_pilot()
    browser = client_for(ward_officer())
    unit = make_unit(make_body(lg_code="131032"), "産業振興課")
    url = reverse("reuse:interest") + f"?pilot={pilot.code}"
    facts = {"unit": unit.pk, "purpose": "公園", "timing": "later", "contact": "内線"}
    assert browser.post(url, facts).status_code == 302
    assert Interest.objects.get().pilot == pilot


@pytest.mark.django_db
def test_a_paper_copy_is_typed_in(client_for):
    officer = ward_officer()
    company = legal.make_company()
    plan = legal.plan_items()
    facts = {f"plan_{name}": str(value) for name, value in plan.items()}
    facts |= {
        "body": make_body(lg_code="131032").pk,
        "organisation": company.pk,
        "source_body": "見本県",
        "source_number": "第1号",
        "source_certified_on": "2026-04-01",
        "kind": "goods",
        "kind_reason": "機器",
        "product_name": "見守り端末",
    }
    browser = client_for(officer)
    assert browser.get(reverse("reuse:paper")).status_code == 200
    answer = browser.post(reverse("reuse:paper"), facts)
    assert answer.status_code == 302
    assert Certification.objects.get().state == "copy_received"


@pytest.mark.django_db
@pytest.mark.parametrize("case", ["own", "twice"])
def test_what_cannot_be_taken_over(case):
    source = legal.certified()
    body = source.body if case == "own" else make_body("港区", kind="ward", lg_code="131032")
    actor = legal.as_actor(make_officer("section", make_unit(body, "産業振興課")))
    if case == "twice":
        recognise(actor=actor, source=source, body=body)
    before = Certification.objects.count()
    with pytest.raises(Refused):
        recognise(actor=actor, source=source, body=body)
    assert Certification.objects.count() == before


@pytest.mark.django_db
def test_a_joint_purchase_is_reckoned(client_for):
    source = legal.certified()
    officer = ward_officer()
    ward = make_body(lg_code="131032")
    facts = {"title": "共同調達", "certification": source.pk, "organiser": make_unit(ward, "産業振興課").pk}
    facts |= {"joint_yen": "900万円", "volume_unit": "か所", "rule": "volume"}
    facts |= {"body_0": ward.pk, "volume_0": "10", "alone_yen_0": "500万円"}
    facts |= {"body_1": source.body_id, "volume_1": "20", "alone_yen_1": "620万円"}
    browser = client_for(officer)
    assert browser.get(reverse("reuse:joint_new")).status_code == 200
    answer = browser.post(reverse("reuse:joint_new"), facts)
    assert answer.status_code == 302 and JointPurchase.objects.count() == 1
    page = browser.get(answer["Location"]).content.decode()
    assert "3,000,000" in page or "300万円" in page
    assert "220万円" in page or "2,200,000" in page
    assert browser.get(reverse("reuse:joint_list")).status_code == 200
    file = b"".join(browser.get(reverse("reuse:joint_list") + "?format=csv").streaming_content).decode()
    assert "共同調達" in file and "9000000" in file
