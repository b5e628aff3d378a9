"""The public page of all legal steps is the machines' own list."""

import pytest
from django.urls import reverse

from colab.core.law import catalogue
from colab.core.lifecycle import all_machines
from colab.core.lifecycle.checks import guards_of

pytestmark = pytest.mark.django_db


def test_every_guard_is_on_the_list():
    there = {(step.machine.name, step.guard.id) for step in catalogue.all_steps()}
    wanted = {(m.name, guard.id) for m in all_machines() for t in m.transitions for guard in guards_of(m, t)}
    assert there == wanted and len(wanted) > 150


def test_every_legal_step_says_what_to_do_next_and_statutes_cite():
    for step in catalogue.all_steps():
        assert step.guard.next_step or step.kind == "rule", step.guard.id
        if step.kind == "statute":
            assert step.article.source and step.article.address.startswith("https://laws.e-gov.go.jp/law/")


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_the_page_needs_no_login(client, prefix):
    url = reverse("law:steps")
    page = client.get(prefix + url + "?machine=contract").content.decode()
    assert "contract.below_threshold" in page and "特例政令第11条第1項" in page
    assert ("設定例" in page) if not prefix else ("example setting" in page)
    assert client.get(url + "?machine=nothing").status_code == 404
    rows = client.get(url + "?format=csv&headings=key").getvalue().decode().splitlines()
    assert rows[0].lstrip("\ufeff").startswith("machine,state,id") and len(rows) > 300
