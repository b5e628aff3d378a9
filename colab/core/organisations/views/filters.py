"""Filters and columns of lists of solutions."""

from django.db.models import Q, TextField
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _

from colab.core.organisations.enums import Area, SolutionState, Stage
from colab.core.organisations.presentation import area_labels
from colab.core.ui.exports import Column
from colab.core.ui.filters import ChoiceFilter, FilterSet, SortFilter, TextFilter


def _by_words(rows, text):
    columns = ("name", "name_en", "summary", "summary_en", "organisation__name", "organisation__name_en")
    q = Q()
    for column in columns:
        q |= Q(**{f"{column}__icontains": text})
    return rows.filter(q)


def _by_area(rows, areas):
    # The areas are a JSON list of codes; a code in quotes cannot be part of another code. Works on both databases.
    q = Q()
    for area in areas:
        q |= Q(areas_text__contains=f'"{area}"')
    return with_areas_text(rows).filter(q)


def with_areas_text(rows):
    """Annotate the JSON list of areas as text."""
    return rows.annotate(areas_text=Cast("areas", TextField()))


class SolutionFilters(FilterSet):
    """Words, area, stage, order."""

    q = TextFilter(_("Words"), _by_words)
    area = ChoiceFilter(_("Area"), Area.choices, _by_area)
    stage = ChoiceFilter(_("Stage"), Stage.choices)
    sort = SortFilter(
        _("Order"), [("new", _("Newest first"), ["-state_since", "-pk"]), ("name", _("By name"), ["name", "pk"])]
    )


class SolutionWorkFilters(SolutionFilters):
    """The same with the state."""

    state = ChoiceFilter(_("State"), SolutionState.choices)


COLUMNS = [
    Column("code", "番号", "Code", lambda s: s.code or ""),
    Column("name", "製品・サービス名", "Product or service", lambda s: s.name),
    Column("name_en", "製品・サービス名（英語）", "Product or service (English)", lambda s: s.name_en),
    Column("organisation", "事業者", "Organisation", lambda s: s.organisation.name),
    Column("corporate_number", "法人番号", "Corporate number", lambda s: s.organisation.corporate_number or ""),
    Column("stage", "段階", "Stage", lambda s: s.get_stage_display()),
    Column("areas", "分野", "Areas", lambda s: "、".join(area_labels(s))),
    Column("price_min_yen", "価格（下限・円）", "Price from (yen)", lambda s: s.price_min_yen),
    Column("price_max_yen", "価格（上限・円）", "Price to (yen)", lambda s: s.price_max_yen),
    Column("summary", "要約", "Summary", lambda s: s.summary),
]
