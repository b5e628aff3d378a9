"""What no view may do: act without a token, lead to strangers, tell of its inside, leave its letters unsaid."""

import re

import pytest
from django.conf import settings
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.test import Client
from django.urls import URLPattern, get_resolver

from colab.core.organisations.models import User
from colab.demo.builders.people import make_officer, make_user
from tests.budgets.pages import lists

pytestmark = pytest.mark.django_db
WITHOUT_TOKEN = {
    "stop": "a mail program's one-press stop; the signed address in the link is the right",
    "stop_kind": "the same for one kind of mail",
    "hook": "the payment service signs what it sends",
}
"""Views that take a POST without a token against forgery: name -> why."""


def views(patterns):
    """Yield every view of our own apps."""
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            yield pattern.callback
        else:
            yield from views(pattern.url_patterns)


def test_a_form_without_its_token_changes_nothing():
    client = Client(enforce_csrf_checks=True)
    user = make_user(name="前")
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    words = {"name": "後", "name_en": "", "language": "ja"}
    assert client.post("/work/account/", words).status_code == 403
    assert client.post("/work/account/", words, headers={"origin": "https://evil.example"}).status_code == 403
    user.refresh_from_db()
    assert user.name == "前"


def test_only_named_views_go_without_a_token():
    found = {
        view.__name__
        for view in views(get_resolver().url_patterns)
        if getattr(view, "csrf_exempt", False)
        and view.__module__.split(".")[0] in ("colab", "challenges", "pitches", "pilots")
    }
    assert found == set(WITHOUT_TOKEN)


@pytest.mark.parametrize(
    "target", ["https://evil.example/", "//evil.example/", "javascript:alert(1)", "/\\evil.example"]
)
def test_a_login_leads_to_no_other_site(client_for, target):
    for address in ("/accounts/login/", "/accounts/logout/"):
        answer = client_for(make_user()).post(f"{address}?next={target}", {"next": target})
        assert "evil" not in answer.get("Location", "") and "alert" not in answer.get("Location", "")


def test_a_fault_tells_nothing_of_the_inside(monkeypatch):
    def broken(request, *args, **kwargs):
        raise RuntimeError("secret word at /srv/colab")

    client = Client(raise_request_exception=False)
    client.force_login(make_user(), backend="django.contrib.auth.backends.ModelBackend")
    monkeypatch.setattr("colab.core.access.middleware.Actor.of", broken)
    answer = client.get("/work/")
    assert answer.status_code == 500
    text = answer.content.decode()
    assert "secret word" not in text and "Traceback" not in text and "RuntimeError" not in text


def test_every_answer_says_its_letters(client_for):
    reader, wrong = client_for(make_officer("office_admin")), []
    for page in lists():
        answer = reader.get(page.url())
        kind = answer.get("Content-Type", "")
        if kind.startswith(("text/", "application/xml")) and "charset=utf-8" not in kind.lower():
            wrong.append((page.name, kind))
    assert wrong == []


def test_tracing_is_not_answered(client):
    assert b"secret-word" not in client.trace("/", headers={"x-word": "secret-word"}).content


def test_passwords_are_stretched():
    from django.conf import global_settings

    from colab.settings import accounts

    assert not hasattr(accounts, "PASSWORD_HASHERS")  # only the tests have a fast one
    assert global_settings.PASSWORD_HASHERS[0].endswith(".PBKDF2PasswordHasher")
    assert PBKDF2PasswordHasher.iterations >= 600_000


def test_nobody_is_there_before_somebody_is_made():
    assert not User.objects.exists()


def test_debugging_is_off_unless_switched_on():
    assert settings.DEBUG is False


def test_trying_keys_is_seen(client_for, caplog):
    reader = make_user()
    with caplog.at_level("INFO", "colab.security"):
        client_for(reader).get("/work/team/no-such-key/people/")
    assert "not found or not allowed: organisations.organisation." in " ".join(caplog.messages)
    assert f"person {reader.pk}" in " ".join(caplog.messages)


ODD = [
    "' OR 1=1 --",
    '"; DROP TABLE organisations_user; --',
    "%' UNION SELECT password FROM organisations_user --",
    "(((((",
    "\\",
]


@pytest.mark.parametrize("typed", ODD)
def test_what_is_typed_reaches_no_database_as_words_of_its_own(client_for, typed):
    reader, texts = client_for(make_officer("office_admin")), ("q", "text", "organisation", "state", "sort", "page")
    known = User.objects.count()
    for page in lists():
        answer = reader.get(page.url(), dict.fromkeys(texts, typed))
        assert answer.status_code < 500, page.name
    assert User.objects.count() == known


def test_a_parameter_given_twice_is_no_way_round(client_for):
    reader = client_for(make_officer("office_admin"))
    for page in lists():
        answer = reader.get(f"{page.url()}?page=1&page=2&q=a&q=b&state=x&state=y")
        assert answer.status_code < 500, page.name


def test_passwords_are_masked_and_left_to_their_keepers(client):
    for address in ("login/", "signup/"):
        html = client.get(f"/accounts/{address}").content.decode()
        fields = re.findall(r"<input[^>]*name=\"password\d?\"[^>]*>", html)
        assert fields and all('type="password"' in field and 'autocomplete="off"' not in field for field in fields)
        assert "onpaste" not in html and "secret question" not in html


@pytest.mark.parametrize("path", ["/static/", "/static/ui/", "/media/", "/files/", "/.git/config", "/.env", "/var/"])
def test_no_folder_and_no_source_control_is_served(client, path):
    assert client.get(path).status_code == 404
