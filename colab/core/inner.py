"""Inner parts on other machines: which of them are reached without TLS, or without looking at a certificate."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings

HERE = ("", "localhost", "127.0.0.1", "::1")
BARE, UNCHECKED = "without TLS", "by TLS whose certificate nobody checks"

SWITCHED_OFF = ("ssl_cert_reqs=none", "ssl_cert_reqs=cert_", "ssl_cert_reqs=optional", "ssl_check_hostname=false")


@dataclass(frozen=True)
class Unsafe:
    """One part: its variable, the machine, how it is reached, and what to write instead."""

    variable: str
    host: str
    how: str
    advice: str


def unsafe() -> list[Unsafe]:
    """Return the parts on other machines that others on the network could read, or could play."""
    return [each for each in (*_database(), *_addresses(), *_storage(), *_mail()) if not _is_here(each.host)]


def _is_here(host: str) -> bool:
    return host.startswith("/") or host in HERE or host.startswith("127.")


def _database() -> Iterator[Unsafe]:
    default = settings.DATABASES["default"]
    mode = default.get("OPTIONS", {}).get("sslmode", "prefer")
    if default["ENGINE"].endswith("postgresql") and mode != "verify-full":
        how = UNCHECKED if mode in ("require", "verify-ca") else BARE
        yield Unsafe("DATABASE_URL", default.get("HOST") or "", how, "…?sslmode=verify-full&sslrootcert=/path/ca.pem")


def _addresses() -> Iterator[Unsafe]:
    places = {
        "BROKER_URL": (settings.CELERY_BROKER_URL, "amqps://… or rediss://…"),
        "CACHE_URL": (settings.CACHES["default"].get("LOCATION", ""), "rediss://…"),
        "ELASTICSEARCH_URL": (settings.ELASTICSEARCH_URL, "https://…"),
        "CLAMD_URL": (settings.CLAMD_URL, "clamd speaks no TLS: let it stand on this machine, or in a tunnel."),
    }
    for variable, (address, advice) in places.items():
        parts = urlsplit(address if isinstance(address, str) else "")
        if parts.scheme in ("amqp", "redis", "http", "tcp"):
            yield Unsafe(variable, parts.hostname or "", BARE, advice)
        elif _checks_nothing(parts.query):
            yield Unsafe(variable, parts.hostname or "", UNCHECKED, "Leave ssl_cert_reqs out of the address.")


def _checks_nothing(query: str) -> bool:
    """Whether an address switches the check off by itself."""
    return any(word in query.lower() for word in SWITCHED_OFF)


def _storage() -> Iterator[Unsafe]:
    endpoint = urlsplit(settings.STORAGES["default"].get("OPTIONS", {}).get("endpoint_url", ""))
    if endpoint.scheme == "http":
        yield Unsafe("STORAGE_URL", endpoint.hostname or "", BARE, "s3://…?tls=1")


def _mail() -> Iterator[Unsafe]:
    if settings.EMAIL_BACKEND.endswith("smtp.EmailBackend") and not (settings.EMAIL_USE_TLS or settings.EMAIL_USE_SSL):
        yield Unsafe("SMTP_URL", settings.EMAIL_HOST or "", BARE, "smtps://… or smtp://…?tls=1")
