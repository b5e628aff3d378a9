"""INNER_CA_FILE: who vouches for the certificates of inner parts; without it the system's authorities.

Whatever address asks for TLS has its certificate and its name checked, and is not used where they do not hold.
"""

import ssl

from colab.settings import env

INNER_CA_FILE = env.file("INNER_CA_FILE")


def redis_options(url: str) -> dict:
    """Return what a client of Redis needs to check the server of a ``rediss://`` address; nothing for others."""
    if not url.startswith("rediss:"):
        return {}
    own = {"ssl_ca_certs": INNER_CA_FILE} if INNER_CA_FILE else {}
    return {"ssl_cert_reqs": "required", "ssl_check_hostname": True, **own}


def broker_options(url: str, host: str | None) -> dict:
    """Return Celery's ``broker_use_ssl`` for an address with TLS; nothing for others."""
    if url.startswith("rediss:"):
        return redis_options(url) | {"ssl_cert_reqs": ssl.CERT_REQUIRED}
    if url.startswith("amqps:"):
        own = {"ca_certs": INNER_CA_FILE} if INNER_CA_FILE else {}
        return {"cert_reqs": ssl.CERT_REQUIRED, "server_hostname": host, **own}
    return {}
