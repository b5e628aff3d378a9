"""What a line of the log tells of the request or task it belongs to."""

from contextvars import ContextVar

request_id: ContextVar[str] = ContextVar("request_id", default="")
"""Of a request; in a worker the id of the task, or ``outbox-7`` for an item of the outbox; ``scheduler-PID``."""
subject: ContextVar[str] = ContextVar("subject", default="")
"""`machine/key` of the last subject that a verb moved within this request or task."""
