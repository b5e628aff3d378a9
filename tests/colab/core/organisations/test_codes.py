"""Codes and links by mail: short-lived, bound to who asked, not to be guessed; a reset passes no second factor."""

import re

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


def test_codes_do_not_flood_a_mailbox(person):
    for _time in range(6):
        Client().post("/accounts/login/code/", {"email": person.email})
    outbox.drain()
    assert len(mail.outbox) <= 3


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
