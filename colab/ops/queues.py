"""What waits in the broker, queue by queue, and whether anybody works on it."""

from dataclasses import dataclass

from celery import current_app
from django.conf import settings
from kombu import Connection


@dataclass(frozen=True)
class QueueFigures:
    """One queue; ``workers`` is None where the broker does not tell who takes from it (Redis)."""

    name: str
    messages: int
    workers: int | None


def has_broker() -> bool:
    """Return whether there is one that can be asked; the demo's tells nothing."""
    return not settings.CELERY_BROKER_URL.startswith(("memory://", "filesystem://"))


def queues() -> list[QueueFigures] | None:
    """Return all queues of the settings, None where there is no broker or it does not answer."""
    if not has_broker():
        return None
    try:
        with current_app.connection_for_read(url=settings.CELERY_BROKER_URL) as connection:
            connection.ensure_connection(max_retries=0, timeout=2)
            return figures(connection)
    except Exception:
        # Whatever the transport raises: a figure that cannot be had must not take the page down.
        return None


def figures(connection: Connection) -> list[QueueFigures]:
    """Return what the broker behind the connection says of the queues of the settings."""
    tells = connection.transport.driver_type == "amqp"
    return [_ask(connection, queue.name, tells) for queue in settings.CELERY_TASK_QUEUES]


def _ask(connection: Connection, name: str, tells: bool) -> QueueFigures:
    channel = connection.channel()  # one that asked for a queue that is not there is closed
    try:
        _name, messages, workers = channel.queue_declare(name, passive=True)
        return QueueFigures(name, messages, workers if tells else None)
    except connection.channel_errors:
        # Nobody has ever worked on it; in Redis an empty one is none.
        return QueueFigures(name, 0, 0 if tells else None)
    finally:
        channel.close()
