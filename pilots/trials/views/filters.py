"""Filters and columns of lists of pilots, public and inside."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from colab.core.organisations.models import Body
from colab.core.ui.exports import Column
from colab.core.ui.filters import ChoiceFilter, FilterSet, SortFilter, TextFilter
from pilots.trials.enums import PilotState, Verdict


def _by_words(rows, text):
    return rows.filter(
        Q(title__icontains=text)
        | Q(title_en__icontains=text)
        | Q(organisation__name__icontains=text)
        | Q(code__iexact=text)
    )


def _bodies():
    rows = Body.objects.filter(units__pilots__isnull=False).distinct().order_by("lg_code", "pk")
    return [(str(body.pk), body.label) for body in rows]


class PilotFilters(FilterSet):
    """Words, state, verdict, body, order."""

    q = TextFilter(_("Words"), _by_words)
    state = ChoiceFilter(_("State"), PilotState.choices, "state")
    verdict = ChoiceFilter(_("Verdict"), Verdict.choices, "verdict")
    body = ChoiceFilter(_("Public body"), _bodies, "unit__body")
    sort = SortFilter(
        _("Order"),
        [("new", _("Newest first"), ["-period_from", "-pk"]), ("end", _("Ending soon"), ["period_to", "pk"])],
    )


COLUMNS = [
    Column("code", "番号", "Code", lambda p: p.code or ""),
    Column("title", "件名", "Title", lambda p: p.title),
    Column("title_en", "件名（英語）", "Title (English)", lambda p: p.title_en),
    Column("organisation", "事業者", "Team", lambda p: p.organisation.name),
    Column("body", "実施主体", "Public body", lambda p: p.unit.body.name),
    Column("unit", "担当", "Section", lambda p: p.unit.name),
    Column("site", "実施場所", "Site", lambda p: p.site),
    Column("period_from", "開始日", "From", lambda p: p.period_from),
    Column("period_to", "終了日", "To", lambda p: p.period_to),
    Column("state", "状態", "State", lambda p: p.state_label),
    Column("verdict", "判定", "Verdict", lambda p: p.get_verdict_display()),
]
