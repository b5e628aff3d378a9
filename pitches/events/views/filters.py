"""Filters and columns of the lists of events."""

from django.db.models import Case, F, Q, When
from django.utils.translation import gettext_lazy as _

from colab.core import clock
from colab.core.ui.exports import Column
from colab.core.ui.filters import ChoiceFilter, FilterSet, SortFilter, TextFilter
from pitches.events.enums import AHEAD, WITH_RESULT, EventState

WHEN = [("ahead", _("to come")), ("results", _("with results")), ("past", _("past"))]
COLUMNS = [
    Column("code", "番号", "No.", lambda event: event.code),
    Column("title", "名称", "Title"),
    Column("title_en", "名称（英語）", "Title in English"),
    Column("starts_at", "開始", "Begins"),
    Column("ends_at", "終了", "Ends"),
    Column("venue", "会場", "Venue"),
    Column("state", "状態", "State", lambda event: EventState(event.state).label),
    Column("challenges", "課題", "Challenges", lambda event: "／".join(_titles(event))),
]


def _titles(event) -> list[str]:
    return [hosted.round.challenge.title for hosted in event.event_rounds.all()]


def words(rows, text: str):
    """Titles, summaries, and the challenges pitched on."""
    hosted = Q(event_rounds__round__challenge__title__icontains=text)
    q = Q(title__icontains=text) | Q(title_en__icontains=text) | Q(summary__icontains=text) | hosted
    return rows.filter(pk__in=rows.model.objects.filter(q).values("pk"))


def by_time(rows, value):
    """To come, with results, or past."""
    wanted = {value} if isinstance(value, str) else set(value)
    q = Q()
    if "ahead" in wanted:
        q |= Q(starts_at__gte=clock.now(), state__in=[s.value for s in AHEAD])
    if "results" in wanted:
        q |= Q(state__in=[s.value for s in WITH_RESULT])
    if "past" in wanted:
        q |= Q(starts_at__lt=clock.now())
    return rows.filter(q)


def coming_first():
    """What is to come or takes place now, soonest first; then what was, newest first."""
    coming = Case(When(ends_at__gte=clock.now(), then=F("starts_at")))
    return [coming.asc(nulls_last=True), "-starts_at"]


class EventFilters(FilterSet):
    """Words and time."""

    q = TextFilter(_("Words"), words)
    when = ChoiceFilter(_("Date and time"), WHEN, by_time, single=True)
    sort = SortFilter(
        _("Order"), [("coming", _("to come first"), coming_first), ("new", _("newest first"), ["-starts_at"])]
    )


class BoardFilters(EventFilters):
    """The office filters by state as well."""

    state = ChoiceFilter(_("State"), EventState.choices)
