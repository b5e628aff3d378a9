"""A judge's marks outlive the network and meet those from another device, in real browsers."""

import pytest
from django.conf import settings

from colab.demo.builders import judging as build
from pitches.judging.models import Mark, Sheet
from pitches.judging.queries import own_seats
from pitches.rounds.queries import active_members

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def device(browser, live_server, client_for):
    """Return a function: a judge → a page in a browser of its own, logged in; and close them at the end."""
    opened = []

    def start(user):
        context = browser.new_context(viewport={"width": 375, "height": 800}, locale="ja-JP")
        cookie = client_for(user).cookies[settings.SESSION_COOKIE_NAME].value
        context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}])
        opened.append(context)
        return context.new_page()

    yield start
    for context in opened:
        context.close()


@pytest.fixture
def sheet(live_server):
    """Return (judge, address of a sheet, its criteria)."""
    round_ = build.scoring_round(pitches=3, judges=3)
    member = active_members(round_).select_related("user").first()
    seat = own_seats(member).first()
    criteria = list(round_.rubrics.get().criteria.order_by("order"))
    return member.user, f"{live_server.url}/work/judging/{round_.key}/pitches/{seat.pitch.key}/", criteria


def mark(page, criterion, value):
    page.locator(f'input[name="mark_{criterion.pk}"][value="{value}"]').check()


def wait_for(page, state):
    page.wait_for_selector(f'[data-save-state][data-state="{state}"], .save-state[data-state="{state}"]', timeout=20000)


def given():
    return dict(Mark.objects.exclude(value=None).values_list("criterion__order", "value"))


def test_marks_made_without_network_arrive_when_it_is_back(device, sheet):
    judge, url, (first, second, *_others) = sheet
    page = device(judge)
    page.goto(url)
    page.context.set_offline(True)
    mark(page, first, 7)
    page.locator(".marks details summary").first.click()
    page.fill(f'[name="comment_{first.pk}"]', "地下鉄で書きました。")
    wait_for(page, "offline")
    page.get_by_role("button", name="保存して").click()
    assert page.url == url, "a press without network must not lose the page"
    mark(page, second, 4)
    assert given() == {}
    page.context.set_offline(False)
    wait_for(page, "saved")
    assert given() == {first.order: 7, second.order: 4}
    assert Mark.objects.get(criterion=first).comment == "地下鉄で書きました。"


def test_digits_choose_marks_and_the_queue_shows_them_side_by_side(device, sheet):
    judge, url, (first, second, *_others) = sheet
    page = device(judge)
    page.goto(url)
    page.locator(f'input[name="mark_{first.pk}"]').first.focus()
    page.keyboard.press("7")
    page.locator(f'input[name="mark_{second.pk}"]').first.focus()
    page.keyboard.type("10")
    wait_for(page, "saved")
    assert given() == {first.order: 7, second.order: 10}
    page.goto(url.split("pitches/")[0])
    row = page.locator("#own-marks ~ * tbody tr, section:has(#own-marks) tbody tr").first.inner_text()
    assert row.split("\t")[1:3] == ["7", "10"]


def test_two_devices_add_to_each_other(device, sheet):
    judge, url, (first, second, third, *_others) = sheet
    phone, desk = device(judge), device(judge)
    phone.goto(url)
    desk.goto(url)
    phone.context.set_offline(True)
    mark(phone, first, 7)
    wait_for(phone, "offline")
    mark(desk, second, 9)
    wait_for(desk, "saved")
    phone.context.set_offline(False)
    wait_for(phone, "saved")
    assert given() == {first.order: 7, second.order: 9}
    mark(phone, third, 5)
    phone.get_by_role("button", name="保存して").click()
    phone.wait_for_url(lambda address: address != url)
    assert given() == {first.order: 7, second.order: 9, third.order: 5} and Sheet.objects.count() == 1


def test_what_was_left_in_a_closed_browser_is_put_back_and_sent(device, sheet):
    judge, url, (first, second, *_others) = sheet
    phone, desk = device(judge), device(judge)
    phone.goto(url)
    phone.context.set_offline(True)
    mark(phone, first, 6)
    wait_for(phone, "offline")
    phone.close(run_before_unload=False)
    desk.goto(url)
    mark(desk, second, 8)
    wait_for(desk, "saved")
    phone.context.set_offline(False)
    again = phone.context.new_page()
    again.goto(url)
    wait_for(again, "saved")
    assert given() == {first.order: 6, second.order: 8}


def test_the_first_of_two_devices_stands_and_the_second_is_asked(device, sheet):
    judge, url, (first, second, *_others) = sheet
    phone, desk = device(judge), device(judge)
    phone.goto(url)
    desk.goto(url)
    mark(phone, first, 7)
    wait_for(phone, "saved")
    mark(desk, first, 3)
    mark(desk, second, 9)
    wait_for(desk, "refused")
    assert "「7」" in desk.locator("[data-save-state], .save-state").first.inner_text()
    assert given() == {first.order: 7, second.order: 9}, "the rest is saved all the same"
    desk.get_by_role("button", name="保存して").click()
    desk.locator(".error-summary").wait_for()
    assert "「7」" in desk.locator(".error-summary").inner_text() and given()[first.order] == 7
    assert desk.locator(f'input[name="mark_{first.pk}"][value="3"]').is_checked(), "what was typed is still there"
    desk.get_by_role("button", name="保存して").click()
    desk.wait_for_url(lambda address: address != url)
    assert given() == {first.order: 3, second.order: 9}


def test_nobody_locks_what_another_device_wrote_unread(device, sheet):
    judge, url, criteria = sheet
    phone, desk = device(judge), device(judge)
    phone.goto(url)
    for each in criteria:
        mark(phone, each, 5)
    wait_for(phone, "saved")
    desk.goto(url)
    mark(phone, criteria[0], 9)
    wait_for(phone, "saved")
    desk.get_by_role("button", name="確定して").click()
    desk.locator(f'input[name="mark_{criteria[0].pk}"][value="9"]:checked').wait_for()
    assert not Sheet.objects.get().is_locked
    desk.get_by_role("button", name="確定して").click()
    desk.wait_for_url(lambda address: address != url)
    assert Sheet.objects.get().is_locked
