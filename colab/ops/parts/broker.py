"""The broker between web and workers."""

from celery import current_app
from django.conf import settings

from .finding import Finding, State

VARIABLE = "BROKER_URL"
ADVICE = "Is the server up, and does the virtual host exist? amqp://user:password@host:5672/colab"


def probe() -> Finding:
    """Open a connection as the web processes do."""
    if settings.CELERY_BROKER_URL.startswith("memory://"):
        return Finding(State.EMBEDDED, "none: work is done while people wait", "For real: RabbitMQ in BROKER_URL.")
    with current_app.connection_for_write() as connection:
        connection.ensure_connection(max_retries=0, timeout=3)
        transport = connection.transport
        return Finding(State.OK, f"{transport.driver_type} {transport.driver_version()}")
