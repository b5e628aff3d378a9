"""Workers and scheduler, and what waits for them."""

from datetime import timedelta

from celery import current_app
from django.conf import settings

from colab.core import clock
from colab.ops.heartbeat import SCHEDULER, last_seen
from colab.ops.queries import outbox_figures

from .finding import Finding, State

VARIABLE = "BROKER_URL"
LATE = timedelta(minutes=3)


def probe() -> Finding:
    """Ask the workers to answer, and look when the scheduler last gave a sign and how old the oldest work is."""
    figures, seen = outbox_figures(), last_seen(SCHEDULER)
    if figures.given_up:
        return Finding(State.WARN, f"{figures.given_up} side effects were given up", "manage.py outbox --retry")
    if settings.CELERY_BROKER_URL.startswith("memory://"):
        return Finding(State.EMBEDDED, "work is done in the web process")
    answers = current_app.control.inspect(timeout=2).active_queues()
    if not answers:
        return Finding(State.FAIL, "no worker answers", "systemctl status 'colab-worker*'")
    taken = {queue["name"] for queues in answers.values() for queue in queues}
    if alone := sorted({queue.name for queue in settings.CELERY_TASK_QUEUES} - taken):
        return Finding(State.FAIL, f"no worker takes from {', '.join(alone)}", "systemctl status 'colab-worker*'")
    if seen is None or clock.now() - seen > LATE:
        words = f"no sign of the scheduler since {seen:%Y-%m-%d %H:%M}" if seen else "no sign of the scheduler yet"
        return Finding(State.WARN, words, "systemctl status colab-beat")
    waits = f"oldest work {figures.age_seconds:.0f} s" if figures.waiting else "nothing waits"
    return Finding(State.OK, f"{len(answers)} answer; scheduler seen; {waits}")
