"""Matching as a whole, for the office."""

from django.contrib.auth.decorators import login_required
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from challenges.matching import newcomers
from challenges.matching.columns import COLUMNS
from challenges.matching.corpus import corpus
from challenges.matching.enums import Side, Why
from challenges.matching.models import Dismissal, Encoding, MatchText, PitchInvitation
from colab.core import access
from colab.core.ui.exports import requested_export
from colab.core.ui.filters import ChoiceFilter, FilterSet, SortFilter
from colab.core.ui.pagination import paginate


class DismissalFilters(FilterSet):
    """Reason and order."""

    why = ChoiceFilter(_("Reason"), Why.choices, counts=True)
    sort = SortFilter(
        pgettext_lazy("list", "Order"),
        [("new", _("Newest first"), ["-at"]), ("old", _("Oldest first"), ["at"])],
    )


@login_required
def overview(request: HttpRequest) -> HttpResponse:
    """By which method, how much is behind, who gets the first places, and what was set aside and why."""
    grants = request.actor.grants
    if not (grants.is_office or grants.is_auditor):
        raise Http404
    rows = access.visible_to(request.actor, Dismissal.objects.select_related("challenge"))
    filters = DismissalFilters(request, rows)
    if export := requested_export(request, COLUMNS, filters.rows, "matches-set-aside", name_ja="候補から外した理由"):
        return export
    whole = corpus()
    texts = dict(MatchText.objects.values_list("side").annotate(n=Count("pk")).order_by("side"))
    context = {
        "filters": filters,
        "linked": not grants.is_auditor,
        "page": paginate(request, filters.rows),
        "method": whole.method.name,
        "label": whole.label,
        "offers": texts.get(Side.PROFILE, 0),
        "challenges": texts.get(Side.CHALLENGE, 0),
        "encoded": Encoding.objects.filter(label=whole.label).count() if whole.label else 0,
        "waiting": whole.waiting,
        "share": newcomers.share(),
        "invited": access.visible_to(request.actor, PitchInvitation.objects.all()).count(),
    }
    return render(request, "matching/overview.html", context)
