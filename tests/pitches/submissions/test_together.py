"""At the keyboard, in real browsers: two people, no network, no session, another device. Nothing typed is lost."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.urls import reverse
from playwright.sync_api import expect

from colab.core.organisations.models import Membership
from colab.demo.builders import submissions as build
from colab.demo.builders.people import make_user, owner_of
from pitches.submissions.models import Pitch
from tests.harness.pages import violations

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def pitch(live_server):
    return build.draft_pitch(attached=False)


@pytest.fixture
def device(browser, live_server, client_for, pitch):
    """Return a function: a person → the form of the pitch in a browser of its own."""
    opened = []

    def start(user, *, width=1280):
        context = browser.new_context(viewport={"width": width, "height": 900}, locale="ja-JP")
        context.set_default_timeout(60_000)
        cookie = client_for(user).cookies[settings.SESSION_COOKIE_NAME].value
        context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}])
        opened.append(context)
        page = context.new_page()
        page.goto(live_server.url + reverse("submissions:edit", args=[pitch.key]))
        return page

    yield start
    for context in opened:
        context.close()


def colleague_of(pitch):
    user = make_user(name="同僚 花子")
    Membership.objects.create(organisation=pitch.organisation, user=user)
    return user


def state(page, wanted):
    page.wait_for_selector(f'.save-state[data-state="{wanted}"]')


def write(page, wanted="saved", **words):
    for name, text in words.items():
        page.fill(f'[name="{name}"]', text)
    state(page, wanted)


def stored(pitch):
    return Pitch.objects.get(pk=pitch.pk)


def test_what_one_writes_the_other_sees_and_never_takes_back(device, pitch):
    first, second = device(owner_of(pitch.organisation)), device(colleague_of(pitch))
    write(first, title="一人目が付けた題")
    write(second, kpi="二人目の指標")
    assert second.input_value('[name="title"]') == "一人目が付けた題"
    assert "提案名" in second.locator(".save-note").inner_text()
    write(second, novelty="二人目の考えた危険")
    found = stored(pitch)
    assert (found.title, found.kpi, found.novelty) == ("一人目が付けた題", "二人目の指標", "二人目の考えた危険")


def test_a_page_on_which_nobody_types_asks_for_news(device, pitch):
    first, second = device(owner_of(pitch.organisation)), device(colleague_of(pitch))
    second.clock.install()
    second.reload()
    write(first, title="隣の席から")
    second.clock.fast_forward(21_000)
    expect(second.locator('[name="title"]')).to_have_value("隣の席から")


def test_both_in_one_field_choose(device, pitch):
    first, second = device(owner_of(pitch.organisation)), device(colleague_of(pitch), width=360)
    write(first, title="一人目の題")
    write(second, "refused", title="二人目の題")
    second.locator("button[name=save]").click()
    second.wait_for_selector("[name=choice_title]")
    assert violations(second) == []
    assert "一人目の題" in second.locator("blockquote").inner_text()
    assert second.input_value('[name="title"]') == "二人目の題"
    second.check("[name=choice_title][value=theirs]")
    second.locator("button[name=save]").click()
    expect(second.locator("[name=choice_title]")).to_have_count(0)
    assert second.input_value('[name="title"]') == stored(pitch).title == "一人目の題"


def test_without_network_nothing_is_lost(device, pitch):
    page = device(owner_of(pitch.organisation))
    page.context.set_offline(True)
    write(page, "offline", summary="トンネルの中で書いた要約")
    address = page.url
    page.locator("button[name=save]").click()
    assert page.url == address
    page.fill('[name="kpi"]', "トンネルの中で書いた指標")
    page.context.set_offline(False)
    state(page, "saved")
    assert (stored(pitch).summary, stored(pitch).kpi) == ("トンネルの中で書いた要約", "トンネルの中で書いた指標")


def test_the_browser_dies_without_network(device, pitch):
    page = device(owner_of(pitch.organisation))
    other = device(colleague_of(pitch))
    page.context.set_offline(True)
    write(page, "offline", summary="送れなかった要約")
    page.route("**/autosave/**", lambda route: route.abort())  # before the network is back: it would be sent at once
    page.context.set_offline(False)
    address, again = page.url, page.context.new_page()
    page.close(run_before_unload=False)
    write(other, title="その間に付いた題")
    again.goto(address)
    assert again.input_value('[name="summary"]') == "送れなかった要約"
    state(again, "saved")
    assert (stored(pitch).summary, stored(pitch).title) == ("送れなかった要約", "その間に付いた題")
    assert again.input_value('[name="title"]') == "その間に付いた題"


def log_in(page, client, live_server):
    cookie = {"name": settings.SESSION_COOKIE_NAME, "value": client.cookies[settings.SESSION_COOKIE_NAME].value}
    page.context.add_cookies([cookie | {"url": live_server.url}])


def test_logged_out_while_typing(device, pitch, client_for, live_server):
    user = owner_of(pitch.organisation)
    page = device(user)
    Session.objects.all().delete()
    page.fill('[name="summary"]', "時間切れの間に書いた要約")
    page.locator("button[name=hand_in]").click()
    state(page, "login")
    assert page.input_value('[name="summary"]') == "時間切れの間に書いた要約"
    page.locator(".save-state a").click()
    page.wait_for_url(f"**/accounts/login/?next=*{pitch.key}*")
    back = parse_qs(urlsplit(page.url).query)["next"][0]
    log_in(page, client_for(user), live_server)
    page.goto(live_server.url + back)
    assert page.input_value('[name="summary"]') == "時間切れの間に書いた要約"
    state(page, "saved")
    assert stored(pitch).summary == "時間切れの間に書いた要約"


def test_logged_in_again_in_another_window(device, pitch, client_for, live_server):
    user = owner_of(pitch.organisation)
    page = device(user)
    Session.objects.all().delete()
    write(page, "login", summary="二つ目の窓で入り直すまで")
    log_in(page, client_for(user), live_server)
    page.context.add_cookies([{"name": settings.CSRF_COOKIE_NAME, "value": "b" * 32, "url": live_server.url}])
    page.fill('[name="kpi"]', "そのまま続ける")
    state(page, "saved")
    assert (stored(pitch).summary, stored(pitch).kpi) == ("二つ目の窓で入り直すまで", "そのまま続ける")
