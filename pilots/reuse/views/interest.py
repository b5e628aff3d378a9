"""「導入したい」: the form, the list, what came of it."""

from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from colab.core import access
from colab.core.lifecycle import Refused
from colab.core.ui.exports import Column, requested_export
from colab.core.ui.filters import ChoiceFilter, FilterSet, SortFilter, TextFilter
from colab.core.ui.pagination import paginate
from pilots.certification import queries as certifications
from pilots.reuse.actions.interest import express_interest
from pilots.reuse.enums import InterestOutcome, Timing
from pilots.reuse.forms.interest import InterestForm, OutcomeForm
from pilots.reuse.models import Interest
from pilots.trials.enums import FINISHED
from pilots.trials.queries import public_pilots


def _by_words(rows, text):
    return rows.filter(
        Q(purpose__icontains=text)
        | Q(body__name__icontains=text)
        | Q(certification__product_name__icontains=text)
        | Q(pilot__title__icontains=text)
    )


class InterestFilters(FilterSet):
    """Words, outcome, when."""

    q = TextFilter(gettext_lazy("Words"), _by_words)
    outcome = ChoiceFilter(gettext_lazy("What came of it"), InterestOutcome.choices, "outcome")
    timing = ChoiceFilter(gettext_lazy("When"), Timing.choices, "timing")
    sort = SortFilter(gettext_lazy("Order"), [("new", gettext_lazy("Newest first"), ["-created_at", "-pk"])])


COLUMNS = [
    Column("body", "団体", "Public body", lambda i: i.body.name),
    Column("unit", "担当", "Section", lambda i: i.unit.name),
    Column("thing", "対象", "What", lambda i: str(i.thing)),
    Column("purpose", "用途", "What for"),
    Column("timing", "時期", "When", lambda i: i.get_timing_display()),
    Column("volume", "数量", "How many"),
    Column("joint", "共同調達の希望", "Jointly"),
    Column("outcome", "状況", "What came of it", lambda i: i.get_outcome_display()),
    Column("created_at", "申出日時", "Said at"),
]


@login_required
def interest_list(request: HttpRequest) -> HttpResponse:
    """List the interests one's section said, and those said to one's product or programme."""
    rows = access.visible_to(request.actor, Interest.objects.all())
    filters = InterestFilters(request, rows.select_related("body", "unit", "certification", "pilot"))
    if export := requested_export(request, COLUMNS, filters.rows, "interests", name_ja="導入希望一覧"):
        return export
    page = paginate(request, filters.rows)
    return render(request, "reuse/interest_list.html", {"filters": filters, "page": page})


@login_required
def interest_view(request: HttpRequest) -> HttpResponse:
    """Say 「導入したい」 to a certified product or a finished pilot."""
    if not request.actor.grants.has("section", "head"):
        raise Http404
    things = _things(request)
    form = InterestForm(request.POST or None, actor=request.actor)
    refusal = None
    if request.method == "POST" and form.is_valid():
        try:
            express_interest(actor=request.actor, **form.facts(), **things)
        except Refused as error:
            refusal = error
        else:
            return redirect("reuse:interests")
    thing = next(iter(things.values()))
    return render(request, "reuse/interest.html", {"form": form, "thing": thing, "refusal": refusal})


def _things(request: HttpRequest) -> dict:
    if code := request.GET.get("certification"):
        return {"certification": get_object_or_404(certifications.public(), code=code.upper())}
    rows = public_pilots().filter(state__in=FINISHED)
    return {"pilot": get_object_or_404(rows, code=request.GET.get("pilot", ""))}


@login_required
def outcome_view(request: HttpRequest, key: str) -> HttpResponse:
    """Note what came of an interest."""
    interest = access.get_or_404(request.actor, Interest.objects.all(), "update", key=key)
    form = OutcomeForm(request.POST or None, instance=interest)
    if request.method == "POST" and form.is_valid():
        form.save()
        return redirect("reuse:interests")
    return render(request, "reuse/outcome.html", {"form": form, "interest": interest, "title": _("What came of it")})
