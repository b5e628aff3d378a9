"""The figures of the site in sentences, each with what it means where it is not well."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.core.cache import cache
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from colab.core import clock
from colab.core.payments import queries as payments
from colab.core.ui import format as words
from colab.ops import copies, heartbeat, queries
from colab.ops.metrics.requests import is_shared, totals
from colab.ops.parts.workers import LATE
from colab.ops.queues import QueueFigures, has_broker, queues

PATIENCE = timedelta(minutes=5)
TOO_MANY = 0.01
"""Share of requests that end in an error of ours, above which somebody should look."""


@dataclass(frozen=True)
class Line:
    """One sentence: what it is about, what was seen, how it is (success, warning, danger), what to do."""

    label: str
    seen: str
    tone: str = "success"
    advice: str = ""


def report() -> list[Line]:
    """Return all lines in the order of the page."""
    parts = (_outbox, _queues, _scheduler, _cache, _requests, _search, _mail, _payments, _deadline, _ledger, _copy)
    return [line for part in parts for line in part()]


def _outbox() -> Iterator[Line]:
    found, label = queries.outbox_figures(), _("Work behind the pages")
    if found.given_up:
        seen = ngettext("%(n)s task was given up.", "%(n)s tasks were given up.", found.given_up)
        advice = _("An operator should look at the log and run “manage.py outbox --retry”.")
        yield Line(label, seen % {"n": found.given_up}, "danger", advice)
    elif found.age_seconds > PATIENCE.total_seconds():
        seen = _("%(n)s tasks wait, the oldest for %(minutes)s minutes.")
        minutes = int(found.age_seconds // 60)
        yield Line(label, seen % {"n": found.waiting, "minutes": minutes}, "warning", _("Mails and search are late."))
    else:
        yield Line(label, _("Mails, notices and search are up to date."))


def _scheduler() -> Iterator[Line]:
    seen, label = heartbeat.last_seen(heartbeat.SCHEDULER), _("Clock of the site")
    if seen is None:
        yield Line(
            label, _("The scheduler has not given a sign yet."), "warning", _("Calls close in time all the same.")
        )
    elif clock.now() - seen > LATE:
        line = _("The last sign came on %(moment)s.") % {"moment": words.moment(seen)}
        yield Line(label, line, "danger", _("Calls close in time all the same; reminders and publications are late."))
    else:
        yield Line(label, _("The last sign came on %(moment)s.") % {"moment": words.moment(seen)})


def _search() -> Iterator[Line]:
    lag, label = queries.search_lag(), _("Search")
    known = _("%(n)s documents can be found.") % {"n": f"{queries.documents():,}"}
    if lag > 100:
        late = _("%(n)s changes have not reached the search server.") % {"n": lag}
        yield Line(label, f"{known} {late}", "warning", _("Pages search in the database meanwhile."))
    else:
        where = _("on the search server") if settings.ELASTICSEARCH_URL else _("in the database")
        yield Line(label, f"{known} ({where})")


def _mail() -> Iterator[Line]:
    count, label = queries.undelivered(), _("Mail")
    if count:
        seen = ngettext("%(n)s mail did not arrive.", "%(n)s mails did not arrive.", count) % {"n": count}
        yield Line(label, seen, "warning", _("See “Undelivered mail”."))
    else:
        yield Line(label, _("All mail has arrived"))


def _payments() -> Iterator[Line]:
    """Nothing where nothing is paid online."""
    if not payments.takes_online():
        return
    ended, label = payments.last_compared(), _("Payments")
    if ended is None:
        advice = _("They are compared every night; finance can have it done at once.")
        yield Line(label, _("The books have not been compared with the payment service yet."), "warning", advice)
        return
    seen = _("The books were last compared with the payment service on %(moment)s.") % {"moment": words.moment(ended)}
    if clock.now() - ended > payments.COMPARED_WITHIN:
        late = _("They are compared every night. Does the scheduler run, and does the payment service answer?")
        yield Line(label, seen, "danger", late)
    else:
        yield Line(label, seen)


def _deadline() -> Iterator[Line]:
    at, label = queries.next_deadline(), _("Next deadline")
    yield Line(label, words.deadline(at) if at else _("No call is open."), "info")


def _ledger() -> Iterator[Line]:
    entries, day = queries.sealed()
    label, count = _("Ledger"), _("%(n)s entries.") % {"n": f"{entries:,}"}
    if day is None:
        unsealed = _("Nothing is sealed yet.")
        yield Line(label, f"{count} {unsealed}", "warning")
    else:
        late = clock.today() - day > timedelta(days=2)
        advice = _("The daily seal is missing; is the scheduler running?") if late else ""
        sealed = _("Last sealed on %(day)s.") % {"day": words.day(day)}
        yield Line(label, f"{count} {sealed}", "danger" if late else "success", advice)


def _copy() -> Iterator[Line]:
    seen, label = copies.last_copy(), _("Copies of the site")
    words_of_it = _("The last one was made on %(moment)s.") % {"moment": words.moment(seen)} if seen else ""
    if copies.is_late(seen):
        advice = _("An operator should look at the timer colab-backup and its log.")
        yield Line(label, words_of_it or _("None has been made yet."), "warning", advice)
    else:
        yield Line(label, words_of_it or _("None has been made yet."), "success" if seen else "info")


def _queues() -> Iterator[Line]:
    label = _("Broker")
    if not has_broker():
        tone = "warning" if copies.is_real() else "info"
        yield Line(label, _("There is none: work is done while people wait."), tone)
        return
    found = queues()
    if found is None:
        advice = _("Nothing is lost: what is to be done stands in the database, and is done when the broker is back.")
        yield Line(label, _("The broker does not answer."), "danger", advice)
        return
    yield Line(label, _("The broker answers."))
    for queue in found:
        yield _queue(queue)


def _queue(queue: QueueFigures) -> Line:
    slow = queue.name == settings.SLOW_QUEUE
    label = _("Queue of what takes long") if slow else _("Queue of what people wait for")
    waits = ngettext("%(n)s task waits.", "%(n)s tasks wait.", queue.messages) % {"n": f"{queue.messages:,}"}
    if queue.workers is None:
        return Line(label, waits)
    if not queue.workers:
        nobody, advice = _("Nobody works on it."), _("An operator should look at the units colab-worker.")
        return Line(label, f"{waits} {nobody}", "danger", advice)
    working = ngettext("%(n)s worker takes from it.", "%(n)s workers take from it.", queue.workers)
    return Line(label, f"{waits} {working % {'n': queue.workers}}")


def _cache() -> Iterator[Line]:
    label = _("Cache")
    if not (reaches := getattr(cache, "reaches", None)):
        yield Line(label, _("Of this machine alone."), "info")
    elif _answers(reaches):
        yield Line(label, _("Shared by all processes."))
    else:
        advice = _("Pages go on: each process counts login limits for itself meanwhile, and no page is kept.")
        yield Line(label, _("The shared cache does not answer."), "warning", advice)


def _answers(reaches: Callable[[], bool]) -> bool:
    try:
        return reaches()
    except Exception:
        # Whatever the driver raises: this page is for such hours.
        return False


def _requests() -> Iterator[Line]:
    (answered, failed), label = totals(), _("Requests")
    seen = _("%(n)s since the web server started, %(failed)s of them with an error of the site.")
    if not is_shared():
        seen = _("%(n)s of this process since it started, %(failed)s of them with an error of the site.")
    seen %= {"n": f"{answered:,}", "failed": f"{failed:,}"}
    if failed > answered * TOO_MANY:
        yield Line(label, seen, "warning", _("An operator should look at the log."))
    else:
        yield Line(label, seen)
