"""Walk one: all twelve steps as everybody concerned, in Japanese, from a workbook's row to the open case page."""

from datetime import datetime

import pytest

from colab.core.clock import JST
from colab.demo.builders.people import hold, make_body, make_company, make_unit, make_user, owner_of

from .road import buying, certifying, judging, piloting, pitching, problem
from .road.cast import make_cast
from .walking import Walk

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
START = datetime(2026, 4, 6, 9, 0, tzinfo=JST)


@pytest.fixture
def walk(browser, live_server):
    """A walk that begins in April 2026; at the end no page has complained."""
    walk = Walk(browser, live_server, "road", start=START)
    yield walk
    walk.close()
    assert walk.troubles == []


def test_from_a_workbook_row_to_the_open_case(walk):
    cast = make_cast()
    challenge = problem.import_row(walk, cast)
    challenge = problem.publish(walk, cast, challenge)
    problem.find(walk, cast, challenge)
    pitching.register_company(walk, cast.founder)
    pitching.pitch(walk, cast.founder, challenge, "画像で見回りを助ける", pictures=True)
    pitching.pitch(walk, owner_of(make_company("株式会社ならびや")), challenge, "音で異常を知る")
    pitching.screen(walk, cast, challenge)
    round_ = judging.plan(walk, cast, challenge)
    judging.mark(walk, cast, round_)
    judging.decide(walk, cast, round_)
    pilot = piloting.plan(walk, cast)
    piloting.run(walk, cast, pilot)
    piloting.judge(walk, cast, pilot)
    certification = certifying.apply_for(walk, cast)
    certifying.hear(walk, cast, certification)
    certifying.certify(walk, cast, certification)
    certifying.show(walk, certification)
    contract = buying.need(walk, cast, certification)
    buying.buy(walk, cast, contract)
    buying.deliver(walk, cast, contract)
    ward = make_unit(make_body("港区", name_en="Minato City", kind="ward", lg_code="131032"), "デジタル推進課")
    buying.want(walk, hold(make_user(name="港 あおい"), "section", ward), certification)
    buying.read(walk, cast, contract)
