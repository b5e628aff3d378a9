"""Findings name what they rest on, and lead there."""

import pytest
from django.urls import reverse

from colab.core.ledger.models import LedgerEntry
from colab.core.lifecycle import apply
from colab.demo.builders import legal
from colab.demo.builders.trials import evaluated_pilot

pytestmark = pytest.mark.django_db


def test_findings_lead_to_plan_opinions_and_pilot(client_for):
    pilot = evaluated_pilot()
    c = legal.heard_certification(pilot=pilot)
    office = legal.office_of(c)
    c = apply("to_review", c, actor=office)
    browser = client_for(office.user)
    url = reverse("work:verb", args=["certification", c.key, "find"])
    opinion = c.appointments.order_by("pk").first()
    codes = [f"opinion:{opinion.key}", f"pilot:{pilot.key}"]
    page = browser.get(url).content.decode()
    assert all(code in page for code in (*codes, "plan:1"))
    facts = {f"met_{p}": "yes" for p in "abc"} | {f"reason_{p}": "意見書と実証の結果による。" for p in "abc"}
    assert browser.post(url, facts | {"evidence_a": codes, "evidence_b": ["plan:1"]}).status_code == 302
    page = browser.get(reverse("work:subject", args=["certification", c.key])).content.decode()
    assert f'href="{reverse("trials:detail", args=[pilot.code])}"' in page and 'href="#plan-1"' in page
    assert f'href="#opinion-{opinion.opinions.get().pk}"' in page
    entry = LedgerEntry.objects.filter(machine="certification", subject_key=c.key, verb="find").get()
    assert entry.payload["evidence_a"] == codes
    assert browser.post(url, facts | {"evidence_a": ["pilot:another"]}).status_code != 302
