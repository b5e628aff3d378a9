"""The public list and the board."""

import pytest
from django.urls import reverse

from colab.core import clock
from colab.core.lifecycle import tick
from colab.demo.builders.challenges import closed_challenge, draft_challenge, make_call, officer, open_challenge
from colab.demo.builders.people import make_body, make_programme, make_unit

pytestmark = pytest.mark.django_db


def test_public_list_is_flat(assert_queries_flat):
    def build(n):
        for _n in range(n):
            open_challenge()
        return reverse("challenges:list")

    assert_queries_flat(build)


def test_board_is_flat(assert_queries_flat, client_for):
    browser = client_for(officer("section", make_unit()))

    def build(n):
        for _n in range(n):
            draft_challenge()
        return reverse("challenges:board")

    assert_queries_flat(build, client=browser)


def test_filters(client):
    url = reverse("challenges:list")
    first = open_challenge(title="ごみの分別", areas=["environment"], cost_cap_yen=900_000)
    second = open_challenge(title="水害の予測", areas=["disaster"], cost_cap_yen=5_000_000)
    done = closed_challenge(title="締切済みの課題", areas=["welfare"])

    def found(query):
        page = client.get(f"{url}?{query}")
        assert page.status_code == 200
        return {row.title for row in page.context["page"]}

    assert found("") == {first.title, second.title, done.title}
    assert found("state=open") == {first.title, second.title}
    assert found("state=judging") == {done.title}
    assert found("area=disaster") == {second.title}
    assert found("amount=1m") == {first.title}
    assert found("q=水害") == {second.title}
    assert found(f"body={first.unit.body_id}&state=open&area=environment") == {first.title}
    assert found("state=nonsense&amount=x&page=99") == {first.title, second.title, done.title}
    assert client.get("/en/challenges/?q=nothing-like-this").status_code == 200


def test_order_puts_the_soonest_deadline_first(client):
    late = open_challenge(
        call=make_call(title="遅い", closes_at=clock.now() + clock.start_of_day(clock.today()).utcoffset() * 80)
    )
    soon = open_challenge(call=make_call(title="早い"))
    done = closed_challenge()
    page = client.get(reverse("challenges:list"))
    titles = [row.title for row in page.context["page"]]
    assert titles[-1] == done.title
    assert set(titles[:2]) == {late.title, soon.title}
    closes = [row.call.closes_at for row in page.context["page"]][:2]
    assert closes == sorted(closes)


def test_exports_and_calendar(client):
    open_challenge(title="=SUM(A1)")
    csv = b"".join(client.get(reverse("challenges:list") + "?format=csv").streaming_content).decode()
    assert "課題番号" in csv and "'=SUM(A1)" in csv
    assert b"BEGIN:VEVENT" in client.get(reverse("challenges:calendar")).content
    xlsx = client.get(reverse("challenges:list") + "?format=xlsx")
    assert xlsx.status_code == 200
    xlsx.close()


def test_board_shows_only_ones_own(client_for):
    mine = draft_challenge()
    other_unit = make_unit(make_body("八王子市", lg_code="132012", kind="city"), "別の課")
    draft_challenge(unit=other_unit, programme=make_programme(other_unit.body, "other"))
    page = client_for(officer("section", mine.unit)).get(reverse("challenges:board"))
    assert [row.pk for row in page.context["page"]] == [mine.pk]
    tick()
