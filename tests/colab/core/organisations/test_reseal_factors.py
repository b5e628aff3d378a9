"""A new SECRET_KEY: second factors are sealed anew, and the old key may go."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.mfa.utils import decrypt
from cryptography.fernet import InvalidToken
from django.core.management import CommandError, call_command

from colab.core.organisations.management.commands import reseal_factors
from colab.demo.builders.people import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    return make_user("hito@example.invalid")


def row(person, kind):
    return Authenticator.objects.get(user=person, type=kind)


def test_factors_open_without_the_old_key_afterwards(person, settings, capsys):
    secret = generate_totp_secret()
    TOTP.activate(person, secret)
    codes = RecoveryCodes.activate(person).get_unused_codes()
    passkey = Authenticator.objects.create(user=person, type=Authenticator.Type.WEBAUTHN, data={"credential": {}})
    old, settings.SECRET_KEY = settings.SECRET_KEY, "a new key of fifty letters, as long as it has to be"
    settings.SECRET_KEY_FALLBACKS = [old]
    for _twice in range(2):
        call_command("reseal_factors")
    assert capsys.readouterr().out == "2 sealed anew\n" * 2
    settings.SECRET_KEY_FALLBACKS = []
    assert decrypt(row(person, "totp").data["secret"]) == secret
    assert RecoveryCodes(row(person, "recovery_codes")).get_unused_codes() == codes
    passkey.refresh_from_db()
    assert passkey.data == {"credential": {}}


def test_a_factor_that_no_key_opens_is_named(person, settings):
    TOTP.activate(person, generate_totp_secret())
    settings.SECRET_KEY, before = "another key, and the one before forgotten altogether", row(person, "totp").data
    with pytest.raises(CommandError, match=f"person {person.pk} .* SECRET_KEY_FALLBACKS"):
        call_command("reseal_factors")
    assert row(person, "totp").data == before
    with pytest.raises(InvalidToken):
        decrypt(before["secret"])


def test_a_code_used_meanwhile_stays_used(person, monkeypatch):
    codes = RecoveryCodes.activate(person).get_unused_codes()
    real, seen = reseal_factors.reseal, []

    def while_a_code_is_used(data):
        if not seen:
            assert RecoveryCodes(row(person, "recovery_codes")).validate_code(codes[0])
        seen.append(data)
        return real(data)

    monkeypatch.setattr(reseal_factors, "reseal", while_a_code_is_used)
    call_command("reseal_factors")
    assert len(seen) == 2
    assert RecoveryCodes(row(person, "recovery_codes")).get_unused_codes() == codes[1:]
