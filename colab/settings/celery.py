"""BROKER_URL: RabbitMQ (quorum queues) or Redis; the demo starts an embedded broker and sets it itself."""

from urllib.parse import urlsplit

from celery.schedules import crontab
from kombu import Exchange, Queue

from colab.settings import env
from colab.settings.tls import broker_options

_schemes = ("amqp", "amqps", "redis", "rediss", "redis+socket", "memory", "filesystem")
CELERY_BROKER_URL = env.address("BROKER_URL", _schemes, "amqp://user:password@127.0.0.1/colab", default="memory://")
CELERY_BROKER_USE_SSL = broker_options(CELERY_BROKER_URL, urlsplit(CELERY_BROKER_URL).hostname) or None
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TIMEZONE = "Asia/Tokyo"
CELERY_TASK_TIME_LIMIT = 600
CELERY_TASK_DEFAULT_QUEUE = "colab"
# What takes long and nobody waits for: a nightly comparison must not stand before a login code. Topics of the outbox
# that are slow go there as well (colab.core.outbox.handler). A worker without --queues takes from both.
SLOW_QUEUE = "colab-slow"
_slow = (
    "outbox.tidy organisations.tidy files.tidy retention.run notices.daily ledger.seal payments.reconcile "
    "certification.remind matching.encode saved_searches.tell submissions.remind"
)
CELERY_TASK_ROUTES = {name: {"queue": SLOW_QUEUE} for name in _slow.split()}
_amqp = CELERY_BROKER_URL.startswith("amqp")
CELERY_TASK_QUEUES = [
    Queue(
        name,
        Exchange(name, type="topic" if _amqp else "direct"),
        routing_key=name,
        queue_arguments={"x-queue-type": "quorum"} if _amqp else None,
    )
    for name in (CELERY_TASK_DEFAULT_QUEUE, SLOW_QUEUE)
]
if _amqp:
    CELERY_TASK_DEFAULT_QUEUE_TYPE = "quorum"
    # Native delays of quorum queues need topic exchanges, and routed queues have to be told as well.
    CELERY_TASK_DEFAULT_EXCHANGE_TYPE = "topic"
    CELERY_TASK_CREATE_MISSING_QUEUE_TYPE = "quorum"
    CELERY_TASK_CREATE_MISSING_QUEUE_EXCHANGE_TYPE = "topic"
    CELERY_BROKER_TRANSPORT_OPTIONS = {"confirm_publish": True}
elif CELERY_BROKER_URL.startswith("redis"):
    # Longer than the longest task: Redis gives an unacknowledged task again after this many seconds.
    CELERY_BROKER_TRANSPORT_OPTIONS = {"visibility_timeout": 900}

CELERY_BEAT_SCHEDULE_FILENAME = str(env.VAR_DIR / "celerybeat-schedule")
CELERY_BEAT_SCHEDULE = {
    "outbox-sweep": {"task": "outbox.sweep", "schedule": 5.0},
    "outbox-tidy": {"task": "outbox.tidy", "schedule": crontab(hour=3, minute=20)},
    "organisations-tidy": {"task": "organisations.tidy", "schedule": crontab(hour=3, minute=30)},
    "files-tidy": {"task": "files.tidy", "schedule": crontab(hour=3, minute=40)},
    "retention-run": {"task": "retention.run", "schedule": crontab(hour=3, minute=50)},
    "notices-sweep": {"task": "notices.sweep", "schedule": crontab(minute="*/5")},
    "notices-daily": {"task": "notices.daily", "schedule": crontab(hour=7, minute=0)},
    "ledger-seal": {"task": "ledger.seal", "schedule": crontab(hour=0, minute=10)},
    "payments-reconcile": {"task": "payments.reconcile", "schedule": crontab(hour=4, minute=15)},
    "certification-remind": {"task": "certification.remind", "schedule": crontab(hour=8, minute=30)},
    "matching-encode": {"task": "matching.encode", "schedule": crontab(minute="*/10")},
    "saved-searches-tell": {"task": "saved_searches.tell", "schedule": crontab(minute="5-59/15")},
    "submissions-remind": {"task": "submissions.remind", "schedule": crontab(hour=8, minute=45)},
    "ops-heartbeat": {"task": "ops.heartbeat", "schedule": 60.0},
    "lifecycle-tick": {"task": "lifecycle.tick", "schedule": 60.0},
    "content-publish-due": {"task": "content.publish_due", "schedule": 60.0},
}
"""Static; a schedule's task name is `<app label>.<function>`."""
