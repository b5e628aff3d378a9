"""Sessions end by idleness and by age; people see and end theirs; a changed factor ends the others."""

import re

import pytest
from allauth.account.signals import email_changed
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from allauth.mfa.totp.internal.auth import yield_hotp_counters_from_time as counters
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core import mail
from django.test import Client

from colab.core import outbox
from colab.core.organisations import sessions
from colab.core.organisations.actions.admit import admit
from colab.core.organisations.device_words import device_words
from colab.core.organisations.models import AccountEvent
from colab.core.readings.queries import of_person
from colab.demo.builders.people import as_actor, make_officer, make_user
from tests.colab.core.organisations.signing_on import with_address

pytestmark = pytest.mark.django_db
PASSWORD = "three calm herons"
CHROME = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36"
PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Version/18.5 Mobile Safari/604.1"


@pytest.fixture
def person():
    return with_address(make_user("hito@example.invalid", password=PASSWORD))


def logged_in(agent=CHROME, **server):
    client = Client(headers={"user-agent": agent}, **server)
    client.post("/accounts/login/", {"login": "hito@example.invalid", "password": PASSWORD})
    assert is_in(client)
    return client


def confirmed(client):
    """Let the person type the password once more."""
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    return client


def is_in(client):
    return client.get("/work/account/").status_code == 200


def aged(client, **marks):
    """Put the marks of the client's session that many seconds back."""
    session = client.session
    for name, seconds in marks.items():
        session[name] -= seconds
    session.save()


def test_a_login_is_over_after_idleness_and_after_its_life(person):
    for marks in ({"seen": settings.SESSION_IDLE_SECONDS}, {"begun": settings.SESSION_COOKIE_AGE}):
        client = logged_in()
        aged(client, **{name: seconds - 60 for name, seconds in marks.items()})
        assert is_in(client)
        aged(client, **marks)
        key = client.session.session_key
        answer = client.get("/work/account/")
        assert answer.status_code == 302 and "/accounts/login/" in answer.url
        assert not Session.objects.filter(session_key=key).exists()


def test_using_it_keeps_a_login_alive_but_what_a_page_asks_by_itself_does_not(person):
    client = logged_in()
    aged(client, seen=sessions.TOUCH + 1)
    before = client.session["seen"]
    client.get("/work/account/", headers={"sec-fetch-dest": "empty"})
    assert client.session["seen"] == before
    client.get("/work/account/")
    assert client.session["seen"] > before


def test_a_page_costs_no_statement_more_while_the_note_is_fresh(person, django_assert_max_num_queries):
    client = logged_in()
    client.get("/work/account/")
    with django_assert_max_num_queries(8) as captured:
        client.get("/work/account/")
    assert not [query for query in captured.captured_queries if query["sql"].startswith(("UPDATE", "INSERT"))]


def test_people_see_and_end_their_devices(person):
    here, there, third = logged_in(), logged_in(PHONE), logged_in(PHONE)
    html = here.get("/work/account/devices/").content.decode()
    assert html.count("Chrome, Windows") >= 1 and html.count("Safari, iPhone") >= 2 and html.count("この端末</") == 1
    row = UserSession.objects.get(session_key=there.session.session_key)
    for none in ("0", "9" * 5000, "²"):
        confirmed(here).post("/work/account/devices/", {"end": none})
        assert is_in(here) and is_in(there) and is_in(third)
    confirmed(here).post("/work/account/devices/", {"end": row.pk})
    assert (is_in(here), is_in(there), is_in(third)) == (True, False, True)
    here.post("/work/account/devices/", {"others": "1"})
    assert (is_in(here), is_in(third)) == (True, False)


def test_nobody_ends_the_session_of_another(person):
    stranger = with_address(make_user("other@example.invalid", password=PASSWORD))
    mine = logged_in()
    client = Client()
    client.post("/accounts/login/", {"login": stranger.email, "password": PASSWORD})
    answer = confirmed(client).post("/work/account/devices/", {"end": UserSession.objects.get(user=person).pk})
    assert answer.url == "/work/account/devices/"
    assert is_in(mine)


def test_ending_asks_for_the_password_once_more(person):
    client, other = logged_in(), logged_in()
    answer = client.post("/work/account/devices/", {"others": "1"})
    assert "/accounts/reauthenticate/" in answer.url and is_in(other)
    client.post(answer.url, {"password": "mistaken"})
    assert is_in(other)
    client.post(answer.url, {"password": PASSWORD})
    assert not is_in(other)


def test_a_new_password_and_a_changed_factor_end_the_others(person, rf):
    here, there = logged_in(), logged_in()
    words = {"oldpassword": PASSWORD, "password1": "four loud cranes!", "password2": "four loud cranes!"}
    here.post("/accounts/password/change/", words)
    assert (is_in(here), is_in(there)) == (True, False)
    request = rf.post("/")
    request.session = here.session
    kept = UserSession.objects.create(user=person, ip="127.0.0.1", session_key="gone", user_agent="")
    email_changed.send(sender=None, request=request, user=person, from_email_address=None, to_email_address=None)
    assert not UserSession.objects.filter(pk=kept.pk).exists() and is_in(here)


@pytest.mark.django_db(transaction=True)
def test_the_code_that_sets_up_an_app_opens_nothing_else(person):
    client = confirmed(logged_in())
    client.get("/accounts/2fa/totp/activate/")
    secret = client.session["mfa.totp.secret"]
    code = format_hotp_value(hotp_value(secret, next(iter(counters()))))
    client.post("/accounts/2fa/totp/activate/", {"code": code})
    app = Authenticator.objects.get(user=person, type=Authenticator.Type.TOTP)
    assert not app.wrap().validate_code(code)
    assert secret not in app.data["secret"]


def test_the_office_logs_somebody_out_and_is_remembered_for_reading(person, client_for):
    there, officer = logged_in(), make_officer("office")
    office = client_for(officer)
    office.get(f"/work/accounts/{person.pk}/")
    office.get(f"/work/accounts/{person.pk}/")
    office.post(f"/work/accounts/{person.pk}/", {"log_out": "1"})
    assert not is_in(there)
    assert [event.verb for event in AccountEvent.objects.all()] == ["logged_out"]
    assert [(read.reader, read.kind) for read in of_person(person.pk)] == [(officer, "account")]
    there = logged_in()
    admit(actor=as_actor(officer), user=person, reset=True, reason="端末の紛失")
    assert not is_in(there)
    section = client_for(make_officer("section"))
    assert section.post(f"/work/accounts/{person.pk}/", {"log_out": "1"}).status_code == 404


def test_a_person_with_a_post_is_asked_for_a_mailed_code_too(settings):
    settings.REQUIRE_SECOND_FACTOR = True
    officer = make_officer("section")
    officer.set_password(PASSWORD)
    officer.save()
    with_address(officer)
    client = Client()
    answer = client.post("/accounts/login/", {"login": officer.email, "password": PASSWORD})
    assert answer.url.endswith("/accounts/login/code/confirm/") and not is_in(client)
    outbox.drain()
    code = re.search(r"^\s*([A-Z0-9]{3,4}-?[A-Z0-9]{3,4})\s*$", mail.outbox[-1].body, re.M).group(1)
    client.post("/accounts/login/code/confirm/", {"code": code})
    assert is_in(client)
    TOTP.activate(officer, generate_totp_secret())
    answer = Client().post("/accounts/login/", {"login": officer.email, "password": PASSWORD})
    assert "/2fa/authenticate/" in answer.url


def test_a_team_member_enters_with_the_password(settings, person):
    settings.REQUIRE_SECOND_FACTOR = True
    logged_in()


def test_strangers_mistakes_do_not_shut_out_a_known_browser(person):
    known = logged_in()
    known.post("/accounts/logout/")
    for number in range(11):
        stranger = Client(REMOTE_ADDR=f"192.0.2.{number}")
        stranger.post("/accounts/login/", {"login": person.email, "password": "mistaken"})
    refused = stranger.post("/accounts/login/", {"login": person.email, "password": PASSWORD})
    assert refused.status_code == 200 and "_auth_user_id" not in stranger.session
    known.post("/accounts/login/", {"login": person.email, "password": PASSWORD})
    assert is_in(known)


def test_a_forged_mark_of_a_known_browser_counts_as_none(person, settings):
    client = Client()
    client.cookies[settings.KNOWN_DEVICE_COOKIE_NAME] = "WyJhIixbXV0:forged"
    assert client.post("/accounts/login/", {"login": person.email, "password": "mistaken"}).status_code == 200


def test_what_is_over_is_forgotten(person):
    client, other = logged_in(), logged_in()
    Session.objects.filter(session_key=other.session.session_key).update(expire_date="2020-01-01T00:00:00Z")
    sessions.forget_ended()
    assert UserSession.objects.get().session_key == client.session.session_key
    assert Session.objects.count() == 1


def test_logging_out_by_hand_clears_what_forms_left_in_the_browser(person):
    client = logged_in()
    key = client.session.session_key
    answer = client.post("/accounts/logout/")
    assert answer["Clear-Site-Data"] == '"storage"'
    assert not Session.objects.filter(session_key=key).exists()


def test_what_happens_at_the_door_is_logged_by_number(person, caplog):
    with caplog.at_level("INFO", "colab.security"):
        Client().post("/accounts/login/", {"login": person.email, "password": "mistaken"})
        logged_in().post("/accounts/logout/")
    told = " | ".join(caplog.messages)
    assert f"logged in, person {person.pk}" in told and f"logged out, person {person.pk}" in told
    assert "login failed, address" in told and "hito" not in told and "mistaken" not in told


@pytest.mark.parametrize(("agent", "words"), [(CHROME, "Chrome, Windows"), (PHONE, "Safari, iPhone"), ("curl/8", "")])
def test_browsers_in_words(agent, words):
    assert device_words(agent) == words


def test_a_login_gets_a_new_key(person):
    client = Client()
    client.get("/accounts/login/")
    session = client.session
    session["planted"] = "by somebody else"
    session.save()
    before = session.session_key
    client.cookies[settings.SESSION_COOKIE_NAME] = before
    client.post("/accounts/login/", {"login": person.email, "password": PASSWORD})
    assert is_in(client) and client.session.session_key != before
    assert not Session.objects.filter(session_key=before).exists()


def test_a_closed_account_is_out_at_once(person):
    client = logged_in()
    person.is_active = False
    person.save()
    assert not is_in(client)


@pytest.mark.parametrize("path", ["/work/", "/work/account/", "/work/account/devices/", "/work/team/", "/"])
def test_every_page_behind_the_login_leads_out(person, path):
    assert "/accounts/logout/" in logged_in().get(path).content.decode()
