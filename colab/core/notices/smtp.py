"""Mail over TLS: the server's certificate is checked against the authorities that vouch for inner parts."""

import ssl

from django.conf import settings
from django.core.mail.backends import smtp
from django.utils.functional import cached_property


class EmailBackend(smtp.EmailBackend):
    """As Django's; with ``INNER_CA_FILE`` the certificate has to come from that authority."""

    @cached_property
    def ssl_context(self) -> ssl.SSLContext:
        """Return a context that checks certificate and name."""
        return ssl.create_default_context(cafile=settings.INNER_CA_FILE or None)
