"""Filters of the public list and of the office's board."""

from datetime import timedelta

from django.db.models import Count, F, Q, QuerySet, TextField
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from challenges.calls.enums import DATED
from challenges.calls.models import Call
from challenges.calls.queries import open_q
from challenges.challenges.enums import DECIDED, JUDGED, ChallengeState, Route
from challenges.challenges.models import Challenge
from colab.core import clock
from colab.core.organisations.enums import Area
from colab.core.organisations.models import Body
from colab.core.ui.filters import ChoiceFilter, FilterSet, SortFilter, TextFilter
from colab.core.ui.forms import parsing

SOON = timedelta(days=7)
AMOUNTS = (
    ("1m", _("up to ¥1 million"), 1_000_000),
    ("3m", _("up to ¥3 million"), 3_000_000),
    ("5m", _("up to ¥5 million"), 5_000_000),
    ("10m", _("up to ¥10 million"), 10_000_000),
)


def group_q(group: str) -> Q:
    """Return the condition of one of the public groups of states."""
    now = clock.now()
    taking = Q(state=ChallengeState.OPEN) & open_q(now, "call__")
    return {
        "open": taking,
        "soon": taking & Q(call__closes_at__lte=now + SOON),
        "judging": Q(state__in=JUDGED) | (Q(state=ChallengeState.OPEN) & ~open_q(now, "call__")),
        "result": Q(state__in=DECIDED),
        "withdrawn": Q(state=ChallengeState.WITHDRAWN),
    }[group]


GROUPS = (
    ("open", pgettext_lazy("filter", "Open")),
    ("soon", _("Closing within seven days")),
    ("judging", _("Closed, being judged")),
    ("result", _("Result known")),
    ("withdrawn", pgettext_lazy("filter", "Withdrawn")),
)


class GroupFilter(ChoiceFilter):
    """The public groups of states, counted in one query."""

    def _counts(self, bound) -> dict[str, int]:
        conditions = {group: Count("pk", filter=group_q(group), distinct=True) for group, _label in self.pairs()}
        return bound.without(self.name).order_by().aggregate(**conditions)


class RowFilter(ChoiceFilter):
    """A choice among rows of a table: asked once, when the options are shown."""

    def values(self, data) -> list[str]:
        """Any key is taken; an unknown one finds nothing."""
        return [text for text in data.getlist(self.name) if parsing.digits(text) is not None][:1]

    def narrowed(self, rows, values):
        """The rows with this key."""
        return rows.filter(**{self.apply: int(values[0])})


def by_group(rows: QuerySet, groups: list[str]) -> QuerySet:
    """The rows in one of the groups."""
    condition = Q(pk__in=[])
    for group in groups:
        condition |= group_q(group)
    return rows.filter(condition)


def by_area(rows: QuerySet, areas: list[str]) -> QuerySet:
    """The rows in one of the fields; asked as text, because both databases know that."""
    condition = Q(pk__in=[])
    for area in areas:
        condition |= Q(areas_text__contains=f'"{area}"')
    return rows.annotate(areas_text=Cast("areas", TextField())).filter(condition)


def by_amount(rows: QuerySet, amount: str) -> QuerySet:
    """The rows whose cost cap is at most the amount."""
    return rows.filter(cost_cap_yen__lte=next(yen for code, _label, yen in AMOUNTS if code == amount))


def by_words(rows: QuerySet, text: str) -> QuerySet:
    """The rows with the words in title, summary, place or code."""
    for word in text.split():
        condition = Q()
        for column in ("title", "title_en", "summary", "summary_en", "field_site", "code", "unit__body__name"):
            condition |= Q(**{f"{column}__icontains": word})
        rows = rows.filter(condition)
    return rows


def bodies() -> list[tuple[int, str]]:
    """Public bodies that have published a challenge."""
    rows = Body.objects.filter(pk__in=Challenge.objects.filter(published_at__isnull=False).values("unit__body"))
    return [(body.pk, body.label) for body in rows]


class PublicFilters(FilterSet):
    """The public list."""

    q = TextFilter(_("Words"), by_words)
    state = GroupFilter(_("State"), GROUPS, by_group, counts=True)
    area = ChoiceFilter(_("Field of work"), Area.choices, by_area)
    body = RowFilter(pgettext_lazy("challenge", "Public body"), bodies, "unit__body", single=True)
    amount = ChoiceFilter(_("Pilot's cost"), [row[:2] for row in AMOUNTS], by_amount, single=True)
    route = ChoiceFilter(_("Route"), Route.choices, single=True, apply=lambda rows, value: rows.filter(route=value))
    sort = SortFilter(
        pgettext_lazy("list", "Order"),
        [
            ("closing", _("Deadline: soonest first"), ["order_group", "order_time"]),
            ("new", _("Newest first"), [F("published_at").desc(nulls_last=True)]),
            ("amount", _("Highest amount first"), [F("cost_cap_yen").desc(nulls_last=True)]),
        ],
    )


class BoardFilters(FilterSet):
    """The office's and the section's board."""

    q = TextFilter(_("Words"), by_words)
    state = ChoiceFilter(_("State"), ChallengeState.choices, "state", counts=True)
    call = RowFilter(_("Call"), lambda: _calls(), "call", single=True)
    area = ChoiceFilter(_("Field of work"), Area.choices, by_area)
    sort = SortFilter(
        pgettext_lazy("list", "Order"),
        [
            ("waiting", _("Waiting longest"), ["state_since"]),
            ("closing", _("Deadline: soonest first"), [F("call__closes_at").asc(nulls_last=True)]),
            ("new", _("Newest first"), ["-created_at"]),
        ],
    )


def _calls() -> list[tuple[int, str]]:
    rows = Call.objects.filter(state__in=DATED).order_by("-opens_at", "pk")
    return [(call.pk, f"{call.code} {call.label}") for call in rows]
