"""The budget calendar: by when to ask, and what slips."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from colab.core import clock
from colab.demo.builders import legal, trials
from colab.demo.builders.people import make_officer
from pilots.procurement.budget import Habits, calendar_of

HABITS = Habits(10, 15, 30, 143)
days = st.dates(date(2024, 1, 1), date(2031, 12, 31))


@pytest.mark.parametrize(
    ("today", "pilot_end", "soonest", "by", "with_result"),
    [
        (date(2026, 4, 6), date(2026, 8, 31), 2027, date(2026, 10, 15), 2027),
        (date(2026, 4, 6), date(2026, 12, 20), 2027, date(2026, 10, 15), 2028),
        (date(2026, 10, 15), date(2027, 2, 15), 2027, date(2026, 10, 15), 2028),
        (date(2026, 10, 16), date(2027, 2, 15), 2028, date(2027, 10, 15), 2028),
        (date(2026, 4, 6), date(2027, 12, 1), 2028, date(2027, 10, 15), 2029),
    ],
)
def test_known_years(today, pilot_end, soonest, by, with_result):
    found = calendar_of(pilot_end, today, HABITS)
    assert (found.soonest.year, found.soonest_by, found.with_result.year) == (soonest, by, with_result)


@given(days, st.integers(0, 900), st.integers(0, 200), st.integers(0, 400))
def test_no_request_lies_in_the_past_and_no_contract_before_the_certification(today, length, judged, certified):
    found = calendar_of(today + timedelta(days=length), today, Habits(10, 15, judged, certified))
    assert found.soonest_by >= today and found.with_result_by >= found.result_on
    assert found.soonest.last >= found.certified_on and found.slips_years >= 0
    assert found.soonest_by < found.soonest.first


@pytest.mark.django_db
def test_the_page_is_filled_in_from_the_pilot(client):
    with clock.frozen(clock.aware(date(2026, 11, 2), 10)):
        pilot = trials.agreed_pilot()
        client.force_login(trials.section_of(pilot).user)
        link = f"{reverse('procurement:budget')}?pilot={pilot.key}"
        assert link in client.get(reverse("work:subject", args=["pilot", pilot.key])).content.decode()
        assert client.get(link).status_code == 200
        facts = {"pilot_end": "2027-01-31", "estimate_yen": "4000万円", "kind": "service", "body": pilot.unit.body_id}
        words = client.get(reverse("procurement:budget"), facts).content.decode()
        assert "2027年10月15日" in words and "2028年度" in words and "第4号は使えません" in words
        client.force_login(trials.team_of_pilot(pilot).user)
        assert client.get(link).status_code == 404


@pytest.mark.django_db
def test_the_case_says_whose_turn_it_is_and_why_not(client):
    contract = legal.contract_at("forecast_published", estimate_yen=30_000_000, series_yen=9_000_000)
    client.force_login(legal.buyer_of(contract).user)
    words = client.get(reverse("work:subject", args=["contract", contract.key])).content.decode()
    assert "次の手続" in words and "3,900万円" in words and "特例政令第11条第1項" in words
    failed = words.index("guard--failed")
    assert failed < words.index("guards__passed"), "what is open stands first, what is met is folded"
    client.force_login(make_officer("auditor"))
    assert "次の手続" in client.get(reverse("work:subject", args=["contract", contract.key])).content.decode()
