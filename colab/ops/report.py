"""The figures of the site in sentences, each with what it means where it is not well."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from colab.core import clock
from colab.core.ui import format as words
from colab.ops import copies, heartbeat, queries
from colab.ops.parts.workers import LATE

PATIENCE = timedelta(minutes=5)


@dataclass(frozen=True)
class Line:
    """One sentence: what it is about, what was seen, how it is (success, warning, danger), what to do."""

    label: str
    seen: str
    tone: str = "success"
    advice: str = ""


def report() -> list[Line]:
    """Return all lines in the order of the page."""
    return [*_outbox(), *_scheduler(), *_search(), *_mail(), *_deadline(), *_ledger(), *_copy()]


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
        late = clock.now().date() - day > timedelta(days=2)
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
