"""Codes and links by mail: short-lived, bound to who asked, not to be guessed; a reset passes no second factor."""

import re
import time
from datetime import UTC, datetime

import pytest
from allauth.account import app_settings
from allauth.mfa import app_settings as mfa_settings
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.conf import settings
from django.core import mail
from django.test import Client

from colab.core import outbox
from colab.demo.builders.people import make_user
from tests.colab.core.organisations.signing_on import with_address

pytestmark = pytest.mark.django_db
PASSWORD = "three calm herons"


@pytest.fixture
def person():
    return with_address(make_user("hito@example.invalid", password=PASSWORD))


def asked(person):
    """Return a browser that asked for a code, and the code."""
    client = Client()
    client.post("/accounts/login/code/", {"email": person.email})
    outbox.drain()
    return client, re.search(r"^\s*([A-Z0-9]{3,4}-?[A-Z0-9]{3,4})\s*$", mail.outbox[-1].body, re.M).group(1)


def is_in(client):
    return "_auth_user_id" in client.session


def test_codes_by_mail_live_ten_minutes_at_most():
    assert app_settings.LOGIN_BY_CODE_TIMEOUT <= 600 and app_settings.EMAIL_VERIFICATION_BY_CODE_TIMEOUT <= 600
    assert mfa_settings.TOTP_PERIOD == 30 and mfa_settings.TOTP_TOLERANCE <= 1
    assert settings.PASSWORD_RESET_TIMEOUT <= 3600


def test_an_old_code_opens_nothing(person):
    client, code = asked(person)
    session = client.session
    state = session["account_login"]["state"]["stages"]["login_by_code"]["data"]
    state["at"] -= app_settings.LOGIN_BY_CODE_TIMEOUT
    session.save()
    client.post("/accounts/login/code/confirm/", {"code": code})
    assert not is_in(client)


def test_a_mailed_code_belongs_to_the_browser_that_asked(person):
    client, code = asked(person)
    stranger, others = asked(person)
    stranger.post("/accounts/login/code/confirm/", {"code": code})
    assert not is_in(stranger)
    Client().post("/accounts/login/code/confirm/", {"code": code})
    client.post("/accounts/login/code/confirm/", {"code": code})
    assert is_in(client) and others != code
    client.logout()
    client.post("/accounts/login/code/confirm/", {"code": code})
    assert not is_in(client)


def test_a_mailed_code_cannot_be_guessed(person):
    client, code = asked(person)
    assert len(code.replace("-", "")) >= 6
    for number in range(app_settings.LOGIN_BY_CODE_MAX_ATTEMPTS):
        client.post("/accounts/login/code/confirm/", {"code": f"AAA{number}AA"})
    client.post("/accounts/login/code/confirm/", {"code": code})
    assert not is_in(client)


def mails_to(address):
    outbox.drain()
    return len([letter for letter in mail.outbox if address in letter.to])


def flood(path, email, *, networks, times=4, **fields):
    """Ask from so many networks, each several times, as strangers do."""
    for number in range(networks):
        for _time in range(times):
            Client(REMOTE_ADDR=f"192.0.2.{number}").post(path, {"email": email, **fields})


@pytest.mark.parametrize("path", ["/accounts/login/code/", "/accounts/password/reset/"])
def test_codes_do_not_flood_a_mailbox(person, path, monkeypatch):
    midnight = int(time.time()) // 86400 * 86400
    sent = []
    for hour in range(6):
        moment = datetime.fromtimestamp(midnight + hour * 3600, UTC)
        monkeypatch.setattr("colab.core.ui.limits.now", lambda moment=moment: moment)
        flood(path, person.email, networks=1)
        sent.append(mails_to(person.email))
        flood(path, person.email.upper(), networks=3)
        sent.append(mails_to(person.email))
    assert sent == [3, 6, 9, 12, 15, 18, 20, 20, 20, 20, 20, 20]
    other = with_address(make_user("other@example.invalid", password=PASSWORD))
    flood(path, other.email, networks=1, times=1)
    assert mails_to(other.email) == 1


@pytest.mark.parametrize("known", [True, False])
def test_signing_up_does_not_flood_a_mailbox(person, known, monkeypatch):
    email, now = person.email if known else "new@example.invalid", time.time()
    words = {"password1": PASSWORD, "password2": PASSWORD, "name": "水野", "language": "ja"}
    for minute in range(0, 6 * 60, 8):
        monkeypatch.setattr("allauth.core.internal.ratelimit.time.time", lambda minute=minute: now + minute * 60)
        flood("/accounts/signup/", email, networks=1, times=1, **words)
    assert mails_to(email) == 20


def test_strangers_who_ask_for_codes_do_not_shut_out_a_known_browser(person):
    known, code = asked(person)
    known.post("/accounts/login/code/confirm/", {"code": code})
    known.post("/accounts/logout/")
    flood("/accounts/login/code/", person.email, networks=4)
    stranger = Client(REMOTE_ADDR="198.51.100.7")
    refused = stranger.post("/accounts/login/code/", {"email": person.email})
    assert refused.status_code == 200 and "何通か" in refused.content.decode()
    assert known.post("/accounts/login/code/", {"email": person.email}).status_code == 302
    outbox.drain()
    newest = re.search(r"^\s*([A-Z0-9]{3,4}-?[A-Z0-9]{3,4})\s*$", mail.outbox[-1].body, re.M).group(1)
    known.post("/accounts/login/code/confirm/", {"code": newest})
    assert is_in(known)


def test_another_network_takes_what_one_leaves(person):
    flood("/accounts/login/code/", person.email, networks=1, times=30)
    elsewhere = Client(REMOTE_ADDR="198.51.100.7")
    assert elsewhere.post("/accounts/login/code/", {"email": person.email}).status_code == 302


def test_the_code_asked_last_stays_good_when_no_more_are_sent(person):
    client, code = asked(person)
    flood("/accounts/login/code/", person.email, networks=4)
    before = mails_to(person.email)
    for path in ("/accounts/login/code/", "/en/accounts/login/code/"):
        client.post(path, {"email": person.email})
    assert mails_to(person.email) == before
    client.post("/accounts/login/code/confirm/", {"code": code})
    assert is_in(client)


def test_an_unknown_address_is_refused_with_the_same_words(person):
    answers = []
    for email in (person.email, "nobody@example.invalid"):
        for _time in range(4):
            answer = Client().post("/accounts/login/code/", {"email": email})
        answers.append((answer.status_code, "何通か" in answer.content.decode()))
    assert answers == [(200, True), (200, True)]


def test_a_reset_of_the_password_passes_no_second_factor(person, client):
    TOTP.activate(person, generate_totp_secret())
    client.post("/accounts/password/reset/", {"email": person.email})
    outbox.drain()
    link = re.search(r"https?://[^/]+(/accounts/password/reset/key/\S+)", mail.outbox[-1].body).group(1)
    there = client.get(link).url
    client.post(there, {"password1": "four loud cranes!", "password2": "four loud cranes!"})
    person.refresh_from_db()
    assert person.check_password("four loud cranes!") and not is_in(client)
    answer = client.post("/accounts/login/", {"login": person.email, "password": "four loud cranes!"})
    assert "/2fa/authenticate/" in answer.url and not is_in(client)
    assert Client().get(link).status_code == 200  # the link is spent: a page that says so, no way to the form


@pytest.mark.parametrize(
    "path", ["/accounts/email/", "/en/accounts/2fa/", "/accounts/password/set/", "/work/account/devices/"]
)
def test_who_has_no_password_logs_in_once_more_before_changing_the_account(path):
    client, code = asked(with_address(make_user("code@example.invalid")))
    client.post("/accounts/login/code/confirm/", {"code": code})
    assert client.get(path, follow=True).status_code == 200 and is_in(client)
    session = client.session
    session["begun"] -= app_settings.REAUTHENTICATION_TIMEOUT + 1
    session.save()
    assert client.get("/work/account/").status_code == 200
    answer = client.post(path, {"email": "evil@example.invalid", "action_add": "1"})
    assert "/accounts/login/code/" in answer.url and not is_in(client)
