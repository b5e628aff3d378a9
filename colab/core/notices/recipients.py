"""To whom: people with an account, or bare addresses."""

import hashlib
from dataclasses import dataclass

from django.conf import settings


@dataclass(frozen=True)
class Address:
    """Somebody without an account. `subscriber_id` when the address came from a subscription."""

    email: str
    language: str = ""
    subscriber_id: int | None = None


@dataclass(frozen=True)
class Recipient:
    """One resolved recipient; `key` identifies it without telling the address."""

    email: str
    language: str
    user_id: int | None = None
    subscriber_id: int | None = None
    name: str = ""

    @property
    def key(self):
        """Return what dedupe counts by."""
        return f"user:{self.user_id}" if self.user_id else f"mail:{address_digest(self.email)}"


def address_digest(email):
    """Return a digest of an address, the same however it was typed."""
    return hashlib.sha256(email.strip().lower().encode()).hexdigest()[:40]


def known_language(language):
    """Return the language if the site speaks it, else the site's own."""
    return language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def resolve(to):
    """Turn users, Address objects and plain addresses into Recipients, each once, without erased or closed accounts."""
    found = {}
    for one in [to] if isinstance(to, (str, Address)) or hasattr(to, "is_active") else to:
        recipient = _recipient(one)
        if recipient:
            found.setdefault(recipient.email.lower(), recipient)
    return list(found.values())


def _recipient(one):
    if isinstance(one, str):
        one = Address(one)
    if isinstance(one, Address):
        email = one.email.strip()
        return Recipient(email, known_language(one.language), subscriber_id=one.subscriber_id) if email else None
    if not one.is_active or not one.email or getattr(one, "erased_at", None):
        return None
    return Recipient(one.email, known_language(getattr(one, "language", "")), user_id=one.pk, name=one.name)
