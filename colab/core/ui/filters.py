"""Filters of lists: declared once, bound to the address, applied to a queryset, shown by {% filter_form filters %}.

class ChallengeFilters(FilterSet):
    q = TextFilter(_("Words"), lambda rows, text: rows.filter(title__icontains=text))
    state = ChoiceFilter(_("State"), ChallengeState.choices, "state", counts=True)
    before = DateFilter(_("Closing before"), "call__closes_at__lte")
    sort = SortFilter(_("Order"), [("closing", _("Closing soon"), ["call__closes_at"]), …])

filters = ChallengeFilters(request, queryset);  page = paginate(request, filters.rows)
"""

import datetime
from dataclasses import dataclass
from functools import cached_property
from types import SimpleNamespace

from django.db.models import Count
from django.utils import timezone
from django.utils.translation import pgettext_lazy

from colab.core.ui import format as words
from colab.core.ui.forms import parsing


@dataclass
class Filter:
    """One filter: `apply` is a lookup ("state", "call__closes_at__lte") or a function (rows, value) -> rows."""

    label: object
    apply: object = None
    hint: object = ""
    name: str = ""
    kind = "input"
    input = "text"

    def values(self, data):
        """Return the valid values of this filter in the request's parameters, as texts."""
        return [text for text in (value.strip() for value in data.getlist(self.name)) if text][:1]

    def narrowed(self, rows, values):
        """Return the rows that the values leave over."""
        if callable(self.apply):
            return self.apply(rows, self.value(values))
        return rows.filter(**{self.apply or self.name: self.value(values)})

    def value(self, values):
        """Return what `apply` is given."""
        return values[0]

    def shown(self, value):
        """Return a value in words."""
        return value

    def facet(self, bound):
        """Return what the template shows."""
        return SimpleNamespace(
            kind=self.kind,
            input=self.input,
            name=self.name,
            label=self.label,
            hint=self.hint,
            value=(bound.chosen[self.name] or [""])[0],
            options=[],
            blank="",
        )


class TextFilter(Filter):
    """Words typed."""


class DateFilter(Filter):
    """A day, typed as 2026-12-01 or 令和8年12月1日; on columns `…_at` its end with `__lte`, else its start."""

    input = "date"

    def values(self, data):
        """Return the one readable day as ISO text."""
        day = parsing.date(data.get(self.name, ""))
        return [day.isoformat()] if day else []

    def value(self, values):
        """Return the day as a date, or a moment for lookups on moments (`at` in the name)."""
        day = datetime.date.fromisoformat(values[0])
        if isinstance(self.apply, str) and self.apply.split("__")[-2:][0].endswith("_at"):
            end = self.apply.endswith("__lte")
            hour = datetime.time(23, 59, 59, 999999) if end else datetime.time()
            return timezone.make_aware(datetime.datetime.combine(day, hour))
        return day

    def shown(self, value):
        """Return the day in words."""
        return words.day(datetime.date.fromisoformat(value))


@dataclass
class ChoiceFilter(Filter):
    """Some of several values (checkboxes; `single=True`: one of a list). `counts` shows how many rows each would give.

    `choices` is a list of pairs or a function returning one. A function as `apply` gets the list of values.
    """

    choices: object = ()
    counts: bool = False
    single: bool = False
    field: str = ""

    def __init__(self, label, choices, apply=None, *, counts=False, single=False, field="", hint=""):
        super().__init__(label, apply, hint)
        self.choices, self.counts, self.single, self.field = choices, counts, single, field

    @property
    def kind(self):
        """How it is shown."""
        return "select" if self.single else "choice"

    def pairs(self):
        """Return (value as text, label) pairs."""
        found = self.choices() if callable(self.choices) else self.choices
        return [(str(value), label) for value, label in found if value not in ("", None)]

    def values(self, data):
        """Return the known values that were chosen."""
        chosen = set(data.getlist(self.name))
        known = [value for value, _label in self.pairs() if value in chosen]
        return known[:1] if self.single else known

    def narrowed(self, rows, values):
        """Return the rows with one of the values."""
        if callable(self.apply):
            return self.apply(rows, values[0] if self.single else values)
        return rows.filter(**{f"{self.apply or self.name}__in": values})

    def shown(self, value):
        """Return the label of a value."""
        return dict(self.pairs()).get(value, value)

    def facet(self, bound):
        """Return the options with their counts; options without rows are left out unless chosen."""
        chosen, counts = bound.chosen[self.name], self._counts(bound) if self.counts else None
        options = [
            SimpleNamespace(
                value=value, label=label, chosen=value in chosen, count=None if counts is None else counts.get(value, 0)
            )
            for value, label in self.pairs()
        ]
        options = [option for option in options if option.count != 0 or option.chosen]
        return SimpleNamespace(
            kind=self.kind,
            name=self.name,
            label=self.label,
            options=options,
            blank=pgettext_lazy("ui", "All"),
            value="",
        )

    def _counts(self, bound):
        field = self.field or (self.apply if isinstance(self.apply, str) else self.name)
        found = bound.without(self.name).order_by().values(field).annotate(n=Count("pk", distinct=True))
        return {str(row[field]): row["n"] for row in found}


class SortFilter(Filter):
    """The order: a list of (value, label, order_by keys or a function that returns them); the first is the default."""

    kind = "select"

    def __init__(self, label, orders):
        super().__init__(label)
        self.orders = orders

    def values(self, data):
        """Return the chosen order, the first where none or an unknown one is."""
        chosen = data.get(self.name)
        return [chosen if chosen in [order[0] for order in self.orders] else self.orders[0][0]]

    def narrowed(self, rows, values):
        """Return the rows in the order."""
        keys = next(keys for value, _label, keys in self.orders if value == values[0])
        return rows.order_by(*(keys() if callable(keys) else keys))

    def facet(self, bound):
        """Return the orders as options."""
        chosen = bound.chosen[self.name]
        options = [
            SimpleNamespace(value=value, label=label, chosen=value in chosen, count=None)
            for value, label, _k in self.orders
        ]
        return SimpleNamespace(kind="select", name=self.name, label=self.label, options=options, blank="", value="")


class FilterSet:
    """Filters bound to a request: `.rows`, `.facets`, `.active`, `.clear_url`. Unknown values are left aside."""

    declared: dict = {}

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        own = {name: each for name, each in vars(cls).items() if isinstance(each, Filter)}
        for name, each in own.items():
            each.name = name
        cls.declared = {**cls.declared, **own}

    def __init__(self, request, queryset):
        self.data, self.all = request.GET, queryset
        self.chosen = {name: each.values(self.data) for name, each in self.declared.items()}
        self.rows = self.without(None)

    def without(self, left_out):
        """Return the rows with all filters applied but one."""
        rows = self.all
        for name, each in self.declared.items():
            if name != left_out and self.chosen[name]:
                rows = each.narrowed(rows, self.chosen[name])
        return rows

    @cached_property
    def facets(self):
        """What the filter form shows; one query for each filter with counts."""
        return [each.facet(self) for each in self.declared.values()]

    @property
    def active(self):
        """Chosen values as label, value and the address without them."""
        return [
            SimpleNamespace(label=each.label, value=each.shown(value), url=self._url_without(name, value))
            for name, each in self.declared.items()
            if not isinstance(each, SortFilter)
            for value in self.chosen[name]
        ]

    @property
    def clear_url(self):
        """The address without any filter."""
        return self._url_without(None, None)

    def _url_without(self, name, value):
        kept = self.data.copy()
        for key in ("page", "format"):
            kept.pop(key, None)
        for key in [name] if name else [each for each, f in self.declared.items() if not isinstance(f, SortFilter)]:
            left = [text for text in kept.getlist(key) if name and len(self.chosen[key]) > 1 and text != value]
            kept.setlist(key, left)
        return f"?{kept.urlencode()}"
