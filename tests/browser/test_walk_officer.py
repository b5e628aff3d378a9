"""Walk four, the short one: a section officer from the pilot's plan to the case page, axe at every page on the way."""

from datetime import datetime

import pytest

from colab.core.clock import JST
from colab.demo.builders import legal
from colab.demo.builders.cases import whole_case
from colab.demo.builders.people import make_company
from colab.demo.builders.submissions import adopted_pitch

from .road import buying, certifying, piloting
from .road.cast import make_cast
from .road.pitching import COMPANY
from .walking import Walk

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
START = datetime(2026, 4, 6, 9, 0, tzinfo=JST)


@pytest.fixture
def walk(browser, live_server):
    """A walk on which every page is checked; at the end none has complained."""
    walk = Walk(browser, live_server, "officer", start=START, careful=True)
    yield walk
    walk.close()
    assert "\n".join(walk.troubles) == ""


def test_a_section_officer_from_the_plan_to_the_case_page(walk):
    from colab.demo.builders.challenges import open_challenge

    cast = make_cast()
    company = make_company(COMPANY, owner=cast.founder)
    challenge = open_challenge(unit=cast.unit, programme=cast.programme)
    adopted_pitch(challenge=challenge, organisation=company, title="画像で見回りを助ける")
    pilot = piloting.plan(walk, cast)
    section = walk.person(cast.section)
    section.see("実証計画書")
    piloting.run(walk, cast, pilot)
    piloting.judge(walk, cast, pilot)
    walk.calendar.go_to(piloting.at(10, 1))
    certification = _certified(cast, pilot)
    section.go("/work/rules/").see("少額随意契約の限度額")
    contract = buying.need(walk, cast, certification)
    buying.buy(walk, cast, contract)
    buying.deliver(walk, cast, contract)
    buying.read(walk, cast, contract)
    walk.public().go("/legal-steps/?machine=contract").see("contract.below_threshold")
    assert len(walk.looked_at) > 40


def _certified(cast, pilot):
    """Certification is another officer's journey: here it is made without a browser."""
    pilot.refresh_from_db()
    return legal.certified(pilot=pilot, programme=cast.programme, body=cast.unit.body, product_name=certifying.PRODUCT)


@pytest.mark.parametrize("width", [1280, 360])
def test_the_page_of_a_case_is_accessible_in_both_languages(good_page, width):
    contract = whole_case()
    for prefix in ("", "/en"):
        page = good_page(f"{prefix}/cases/{contract.code}/?verify=1", width)
        page.evaluate("document.querySelectorAll('main details').forEach(each => { each.open = true })")
        good_page.check()
