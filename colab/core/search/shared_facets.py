"""The facets all rooms share: field, body, unit, state, stage, fiscal year; with what may be typed for them."""

import re

from django.db.models import Q
from django.utils.translation import pgettext_lazy

from colab.core import lifecycle
from colab.core.organisations.enums import Area, OrganisationKind, Stage
from colab.core.organisations.models import Body, Unit
from colab.core.organisations.queries import lineage
from colab.core.search import analysis
from colab.core.search.days import span_of
from colab.core.search.registry import document, facet
from colab.core.ui.forms import parsing

MAX_ROWS = 100


def body_labels(values):
    """Return the names of public bodies by their ids, in the active language."""
    ids = list(filter(None, map(parsing.digits, values)))
    return {str(body.pk): body.label for body in Body.objects.filter(pk__in=ids).order_by("pk")}


def unit_labels(values):
    """Return the names of units by their ids, in the active language."""
    ids = list(filter(None, map(parsing.digits, values)))
    return {str(unit.pk): unit.label for unit in Unit.objects.filter(pk__in=ids).order_by("pk")}


def _named(model):
    """Return a function: text -> ids of rows called so, else of those whose name holds it."""

    def find(text):
        text = analysis.clean(text)
        exact = model.objects.filter(Q(name=text) | Q(name_en__iexact=text))
        holding = model.objects.filter(Q(name__contains=text) | Q(name_en__icontains=text))
        for rows in (exact, holding):
            if ids := [str(pk) for pk in rows.order_by("pk").values_list("pk", flat=True)[:MAX_ROWS]]:
                return ids
        return []

    return find


def place(unit):
    """Return the facets that say where: the body, the unit and those above it. Have `unit.parent` at hand."""
    return {"body": str(unit.body_id), "unit": [str(one.pk) for one in lineage(unit)]}


def find_years(text):
    """Return the fiscal year typed: 2026, 2026年度, 令和8年度, R8, FY2026."""
    span = span_of(re.sub(r"年度?$|^fy", "", analysis.fold(text)) + "年")
    return [str(span[0].year)] if span else []


def fiscal_year_labels(values):
    """Return fiscal years in words."""
    from colab.core.ui.format import fiscal_year

    return {value: fiscal_year(year) for value in values if (year := parsing.digits(value, 4)) is not None}


def state_labels(values, kind):
    """Return the words for the states of the machine that the kind's rows live by."""
    declared = document(kind)
    machine = getattr(declared.model, "MACHINE", "") if declared else ""
    return {str(value): label for value, label in lifecycle.get_machine(machine).states.choices} if machine else {}


facet("area", pgettext_lazy("facet", "Field"), Area, order=10, keys=("分野", "field"))
facet(
    "body",
    pgettext_lazy("facet", "Public body"),
    body_labels,
    order=20,
    keys=("自治体", "団体", "municipality", "city"),
    find=_named(Body),
)
facet(
    "unit",
    pgettext_lazy("facet", "Bureau or section"),
    unit_labels,
    order=25,
    keys=("局", "部署", "課", "bureau", "section"),
    find=_named(Unit),
)
facet(
    "state",
    pgettext_lazy("facet", "State"),
    state_labels,
    order=30,
    per_kind=True,
    keys=("状態", "状況", "is", "status"),
)
facet("stage", pgettext_lazy("facet", "Stage of the product"), Stage, order=40, keys=("段階", "製品の段階"))
facet("year", pgettext_lazy("facet", "Fiscal year"), fiscal_year_labels, order=50, keys=("年度", "fy"), find=find_years)
facet("organisation_kind", pgettext_lazy("facet", "Kind of organisation"), OrganisationKind, order=60)
