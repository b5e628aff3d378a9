"""The operator's account is the strongest: it enters by more than a password, and changes nobody through the admin."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from allauth.mfa.totp.internal.auth import yield_hotp_counters_from_time as counters
from django.core import mail
from django.test import Client

from colab.core import outbox
from colab.core.organisations.models import User
from colab.demo.builders.people import make_user
from tests.colab.core.organisations.signing_on import with_address

pytestmark = pytest.mark.django_db
PASSWORD = "three calm herons"


@pytest.fixture(autouse=True)
def strict(settings):
    settings.REQUIRE_SECOND_FACTOR = True


@pytest.fixture
def operator():
    return User.objects.create_superuser("operator@example.invalid", PASSWORD)


def by_password(person):
    client = Client()
    return client, client.post("/accounts/login/", {"login": person.email, "password": PASSWORD})


def mailed_code():
    outbox.drain()
    return re.search(r"^\s*([A-Z0-9]{3,4}-?[A-Z0-9]{3,4})\s*$", mail.outbox[-1].body, re.M).group(1)


def test_the_first_superuser_is_led_from_password_and_code_to_a_factor(operator):
    client, answer = by_password(operator)
    assert answer.url.endswith("/accounts/login/code/confirm/") and "_auth_user_id" not in client.session
    client.post("/accounts/login/code/confirm/", {"code": mailed_code()})
    assert client.session["_auth_user_id"] == str(operator.pk)
    for path in ("/cms/", "/cms/images/", "/work/", "/en/work/"):
        assert client.get(path).url.endswith("/accounts/second-factor/")
    assert "/accounts/2fa/totp/activate/" in client.get("/accounts/second-factor/").content.decode()
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})  # changing factors asks once more
    secret = re.search(r"\b([A-Z2-7]{32})\b", client.get("/accounts/2fa/totp/activate/").content.decode()).group(1)
    code = format_hotp_value(hotp_value(secret, next(counters())))
    assert client.post("/accounts/2fa/totp/activate/", {"code": code}).status_code == 302
    assert Authenticator.objects.filter(user=operator, type="totp").exists()
    assert client.get("/cms/").status_code == client.get("/work/").status_code == 200


def test_later_the_password_alone_opens_nothing(operator):
    TOTP.activate(with_address(operator), generate_totp_secret())
    client, answer = by_password(operator)
    assert "/2fa/authenticate/" in answer.url and "_auth_user_id" not in client.session
    assert "login" in client.get("/cms/").url


def test_a_superuser_who_lost_the_factor_is_led_again(operator, client_for):
    client = client_for(operator)
    TOTP.activate(operator, generate_totp_secret())
    assert client.get("/cms/").status_code == 200
    Authenticator.objects.filter(user=operator).delete()
    assert client.get("/cms/").url.endswith("/accounts/second-factor/")


def test_nobody_is_changed_through_the_editors_admin(operator, client_for):
    TOTP.activate(operator, generate_totp_secret())
    client, other = client_for(operator), make_user()
    group = operator.groups.create(name="Whatever")
    paths = ["/cms/users/", "/cms/users/new/", f"/cms/users/edit/{other.pk}/", f"/cms/users/delete/{other.pk}/"]
    paths += ["/cms/groups/", "/cms/groups/new/", f"/cms/groups/edit/{group.pk}/", "/cms/users/results/"]
    paths += [f"/cms/bulk/organisations/user/{verb}/?id={other.pk}" for verb in ("delete", "assign_role")]
    paths += [f"/cms/bulk/organisations/user/set_active_state/?id={other.pk}", "/cms/bulk/auth/group/delete/?id=1"]
    before = User.objects.values().get(pk=other.pk)
    for path in paths:
        assert client.get(path).status_code == 404, path
        changed = {"email": other.email, "is_superuser": "on", "is_active": "", "mark_as_active": "False"}
        assert client.post(path, changed).status_code == 404, path
    assert User.objects.values().get(pk=other.pk) == before
    for path in ("/cms/", "/cms/images/", "/cms/collections/"):
        page = client.get(path)
        assert page.status_code == 200 and "/cms/users/" not in page.content.decode()
        assert "/cms/groups/" not in page.content.decode()
