"""Forms without a login: one address is held back, another is not; nothing typed is lost; both languages say why."""

import inspect
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import get_resolver, reverse

from colab.core import clock
from colab.core.notices.models import Subscriber
from colab.demo.builders import briefings, payments
from colab.demo.builders.challenges import open_challenge

from .test_safety import views

pytestmark = pytest.mark.django_db
HELD = "お使いのネットワークから、この種の送信が短い時間に非常に多く届いています"
WITHOUT = {
    "hook": "the payment service sends it, signed",
    "stop": "nobody is kept from leaving, and mail programs press it for many from few addresses",
    "stop_kind": "as stop",
    "confirm": "opens with a random token that serves once",
    "enter": "opens with a random token that serves once; below /accounts/, which nginx counts",
    "eligibility_view": "asks questions and keeps nothing",
    "style_guide": "not shown to everybody, keeps nothing",
}


@pytest.fixture(autouse=True)
def narrow(settings):
    settings.OPEN_FORMS_PER_ADDRESS, settings.OPEN_FORMS_IN_ALL = 2, 5
    cache.clear()
    yield
    cache.clear()


def at(number):
    """Return a browser at an address of its own."""
    return Client(REMOTE_ADDR=f"192.0.2.{number}")


def seat_form():
    briefing = briefings.announced_briefing(open_challenge())
    url = reverse("briefings:register", args=["briefing", briefing.key])
    return url, {"name": "見本 花子", "email": "hanako@example.invalid"}


FORMS = {
    "subscribe": lambda: ("/subscribe/", {"address": "hanako@example.invalid", "topics": ["new_challenge"]}),
    "saved search": lambda: (
        reverse("saved_searches:save"),
        {"query": "?q=ごみ", "address": "hanako@example.invalid"},
    ),
    "seat": seat_form,
    "receipt": lambda: (reverse("submissions:check"), {"number": "P-2026-000001", "digest": "a" * 64}),
}


@pytest.mark.parametrize("name", FORMS)
def test_one_address_is_held_back_and_another_is_not(name):
    url, typed = FORMS[name]()
    crowd = at(1)
    for _n in range(2):
        assert crowd.post(url, typed).status_code in (200, 302)
    held = crowd.post(url, typed)
    page = held.content.decode()
    assert held.status_code == 429 and held["Retry-After"] == "600"
    assert HELD in page and all(
        value in page for value in typed.values() if isinstance(value, str) and "?" not in value
    )
    assert crowd.get("/subscribe/").status_code == 200, "reading goes on"
    assert at(2).post(url, typed).status_code in (200, 302), "others are not locked out"
    with clock.frozen(clock.now() + timedelta(minutes=10)):
        assert crowd.post(url, typed).status_code in (200, 302)


def test_what_was_held_back_did_nothing():
    url, typed = FORMS["subscribe"]()
    for number in range(3):
        at(1).post(url, typed | {"address": f"p{number}@example.invalid"})
    assert set(Subscriber.objects.values_list("address", flat=True)) == {"p0@example.invalid", "p1@example.invalid"}


def test_a_flood_from_everywhere_meets_the_brake_in_both_languages():
    url, typed = FORMS["subscribe"]()
    for number in range(5):
        assert at(number).post(url, typed).status_code == 302
    held = at(9).post(url, typed)
    assert held.status_code == 429 and "非常に多くの方がこの送信をしています" in held.content.decode()
    english = at(10).post(f"/en{url}", typed).content.decode()
    assert "Very many people send this form just now." in english and typed["address"] in english
    other, facts = FORMS["receipt"]()
    assert at(9).post(other, facts).status_code == 200, "each kind of form has counts of its own"


def test_a_network_of_version_six_counts_as_one_reader():
    url, typed = FORMS["subscribe"]()
    for end in ("1", "2"):
        Client(REMOTE_ADDR=f"2001:db8:0:7::{end}").post(url, typed)
    assert Client(REMOTE_ADDR="2001:db8:0:7::3").post(url, typed).status_code == 429
    assert Client(REMOTE_ADDR="2001:db8:0:8::1").post(url, typed).status_code == 302


def test_a_button_without_a_form_answers_with_the_page_for_it():
    payment = payments.asked(briefings.announced_briefing(open_challenge()))
    url = reverse("payments:pay", args=[payment.key])
    answers = [at(1).post(url).status_code for _n in range(3)]
    assert answers[2] == 429 and 429 not in answers[:2]
    assert at(2).post(url).status_code != 429


def test_a_cache_that_is_away_holds_nobody_back(monkeypatch):
    def away(*args, **kwargs):
        raise ConnectionError

    monkeypatch.setattr(cache, "incr", away)
    url, typed = FORMS["subscribe"]()
    assert [at(1).post(url, typed).status_code for _n in range(4)] == [302] * 4


def test_the_cache_holds_no_addresses(monkeypatch):
    kept = []
    monkeypatch.setattr(cache, "incr", lambda key: kept.append(key) or 1)
    url, typed = FORMS["subscribe"]()
    at(77).post(url, typed)
    assert len(kept) == 2 and not any("192.0.2" in key for key in kept)


def test_every_form_without_a_login_has_a_limit():
    found = set()
    for view in views(get_resolver().url_patterns):
        if view.__module__.split(".")[0] not in ("colab", "challenges", "pitches", "pilots") or inspect.isclass(view):
            continue
        source = inspect.getsource(inspect.unwrap(view)) if inspect.isfunction(inspect.unwrap(view)) else ""
        if "POST" in source and "login_required" not in source and "limits." not in source:
            found.add(view.__name__)
    assert found == set(WITHOUT)
