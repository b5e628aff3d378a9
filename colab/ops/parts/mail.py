"""The mail server."""

from django.conf import settings
from django.core.mail import get_connection

from .finding import Finding, State

VARIABLE = "SMTP_URL"
ADVICE = "Host, port, user, password? smtp://user:password@host:587/?tls=1"


def probe() -> Finding:
    """Log in as for sending; no mail leaves."""
    if not settings.EMAIL_BACKEND.endswith("smtp.EmailBackend"):
        return Finding(State.EMBEDDED, "mails are files in var/mail", "For real: SMTP_URL.")
    connection = get_connection()
    try:
        connection.open()
        connection.connection.noop()
    finally:
        connection.close()
    return Finding(State.OK, f"logged in; from {settings.DEFAULT_FROM_EMAIL}")
