"""Addresses of parts as they may be shown: never with a password, a key or a token."""

from urllib.parse import urlsplit

HIDDEN = "***"


def redacted(address: str) -> str:
    """Return the address with everything secret taken out: user's password and the query are never shown.

    What is no address at all comes back as ``***``: it may be a secret in the wrong variable.
    """
    if not address:
        return ""
    try:
        parts = urlsplit(address)
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return HIDDEN
    if not parts.scheme or not (parts.hostname or parts.path):
        return HIDDEN
    who = f"{HIDDEN}@" if parts.username or parts.password else ""
    return f"{parts.scheme}://{who}{parts.hostname or ''}{port}{parts.path}"
