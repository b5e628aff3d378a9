"""Logging in and signing up tell nothing about who is known, neither by words nor by the work they do."""

import re

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core import mail
from django.test import Client

from colab.core import outbox
from colab.core.organisations.models import User
from colab.demo.builders.people import make_user

pytestmark = pytest.mark.django_db
PASSWORD = "three calm herons"
SIGNUP = {"password1": PASSWORD, "password2": PASSWORD, "name": "水野 あかり", "language": "en"}


class CountingHasher(MD5PasswordHasher):
    """Counts how often a password is hashed: with a slow hasher that is the time an answer takes."""

    algorithm = "counting"
    hashed = 0

    def encode(self, password, salt):
        type(self).hashed += 1
        return super().encode(password, salt)


@pytest.fixture
def hashes(settings):
    settings.PASSWORD_HASHERS = [f"{__name__}.CountingHasher"]

    def count(step):
        before = CountingHasher.hashed
        answer = step()
        return CountingHasher.hashed - before, answer

    return count


def plain(response, *addresses):
    """Return the page without what differs by chance or because it was typed."""
    text = re.sub(r'(value|nonce)="[^"]*"', "", response.content.decode())
    for address in addresses:
        text = text.replace(address, "ADDRESS")
    return re.sub(r"csrf\w*", "", text)


def log_in_by_code(client, user):
    client.post("/accounts/login/code/", {"email": user.email})
    outbox.drain()
    code = re.search(r"^\s*([A-Z0-9]{3,4}-?[A-Z0-9]{3,4})\s*$", mail.outbox[-1].body, re.M).group(1)
    client.post("/accounts/login/code/confirm/", {"code": code})


def test_signing_up_asks_name_and_language(client):
    client.post("/accounts/signup/", SIGNUP | {"email": "new@example.invalid"})
    user = User.objects.get(email="new@example.invalid")
    assert (user.name, user.language) == ("水野 あかり", "en")


def test_signing_up_answers_the_same_for_a_known_address(client, hashes):
    make_user("known@example.invalid", password=PASSWORD)

    def sign_up(email):
        return Client().post("/accounts/signup/", SIGNUP | {"email": email}, follow=True)

    new_cost, new = hashes(lambda: sign_up("unknown@example.invalid"))
    known_cost, known = hashes(lambda: sign_up("known@example.invalid"))
    assert new.redirect_chain == known.redirect_chain
    assert plain(new, "unknown@example.invalid") == plain(known, "known@example.invalid")
    assert new_cost == known_cost
    outbox.drain()
    assert {to for letter in mail.outbox for to in letter.to} == {"unknown@example.invalid", "known@example.invalid"}
    assert User.objects.filter(email="known@example.invalid").count() == 1


def test_a_wrong_password_answers_the_same_for_an_unknown_address(hashes):
    make_user("known@example.invalid", password=PASSWORD)

    def log_in(email):
        return Client().post("/accounts/login/", {"login": email, "password": "mistaken"})

    unknown_cost, unknown = hashes(lambda: log_in("unknown@example.invalid"))
    known_cost, known = hashes(lambda: log_in("known@example.invalid"))
    assert unknown.status_code == known.status_code == 200
    assert plain(unknown, "unknown@example.invalid") == plain(known, "known@example.invalid")
    assert unknown_cost == known_cost


@pytest.mark.parametrize("path", ["/accounts/login/code/", "/accounts/password/reset/"])
def test_asking_for_a_mail_answers_the_same_for_an_unknown_address(path):
    make_user("known@example.invalid", password=PASSWORD)
    answers = [Client().post(path, {"email": f"{who}@example.invalid"}, follow=True) for who in ("known", "unknown")]
    assert answers[0].redirect_chain == answers[1].redirect_chain
    assert plain(answers[0], "known@example.invalid") == plain(answers[1], "unknown@example.invalid")


def test_a_person_without_a_password_logs_in_by_a_mailed_code(client):
    user = make_user("judge@example.invalid")
    log_in_by_code(client, user)
    assert client.session["_auth_user_id"] == str(user.pk)


@pytest.mark.parametrize("language", ["", "/en"])
@pytest.mark.parametrize("address", ["login/", "signup/", "password/reset/", "login/code/"])
def test_the_entrance_stands_in_both_languages(client, language, address):
    response = client.get(f"{language}/accounts/{address}")
    assert response.status_code == 200
    assert ("パスワード" in response.content.decode()) or address == "login/code/" or language == "/en"


@pytest.mark.parametrize(
    "address", ["password/change/", "email/", "2fa/", "2fa/totp/activate/", "2fa/webauthn/add/", "logout/"]
)
def test_the_account_pages_open(client, address):
    user = make_user("known@example.invalid", password=PASSWORD)
    log_in_by_code(client, user)
    assert client.get(f"/accounts/{address}", follow=True).status_code == 200
