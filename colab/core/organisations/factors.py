"""Secrets of authenticator apps and recovery codes lie sealed in the database: a copy of it alone opens no account."""

from base64 import urlsafe_b64encode

from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

SEALED = ("secret", "seed", "migrated_codes")
"""What allauth seals: of authenticator apps, of recovery codes, of codes from an older release."""


def _sealer() -> MultiFernet:
    """Return what seals with the site's secret and opens with older ones too (``SECRET_KEY_FALLBACKS``)."""
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(urlsafe_b64encode(_derived(secret))) for secret in secrets])


def _derived(secret: str) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=b"colab.mfa").derive(secret.encode())


def reseal(data: dict) -> dict:
    """Return what allauth keeps of a factor, sealed with the site's secret of today.

    Raises ``InvalidToken`` where no secret opens it.
    """
    sealer = _sealer()

    def anew(value):
        if isinstance(value, list):
            return [anew(one) for one in value]
        return sealer.rotate(value.encode()).decode()

    return data | {name: anew(data[name]) for name in SEALED if data.get(name)}


class MFAAdapter(DefaultMFAAdapter):
    """The adapter for second factors."""

    def encrypt(self, text):
        """Return the text sealed."""
        return _sealer().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text):
        """Return the text; raises ``InvalidToken`` where the site's secret was lost."""
        return _sealer().decrypt(encrypted_text.encode()).decode()
