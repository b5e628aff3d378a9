"""Private keys at rest: sealed with the site's secret (``ISSUER_KEY_SECRET``), opened only to sign."""

import base64
import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from colab.core.lifecycle import Refused

from .encoding import multikey

NONCE = 12


def new_key() -> tuple[str, str]:
    """Return (public key as a multikey, sealed private key) of a new pair."""
    key = Ed25519PrivateKey.generate()
    public = multikey(key.public_key().public_bytes_raw())
    nonce = secrets.token_bytes(NONCE)
    sealed = nonce + _cipher().encrypt(nonce, key.private_bytes_raw(), public.encode())
    return public, base64.b64encode(sealed).decode()


def opened(public: str, sealed: str) -> Ed25519PrivateKey:
    """Return the private key; raises ``Refused`` where the site's secret is not the one it was sealed with."""
    data = base64.b64decode(sealed)
    try:
        return Ed25519PrivateKey.from_private_bytes(_cipher().decrypt(data[:NONCE], data[NONCE:], public.encode()))
    except InvalidTag as error:
        raise Refused(
            _("The issuer's key cannot be opened: the site's secret has changed."),
            code="issuer_key.secret",
            next_step=_("Put the former ISSUER_KEY_SECRET back, or rotate the key."),
        ) from error


def _cipher() -> AESGCM:
    derived = HKDF(SHA256(), 32, salt=None, info=b"colab issuer keys").derive(settings.ISSUER_KEY_SECRET.encode())
    return AESGCM(derived)
