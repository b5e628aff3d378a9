"""The office's calls."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_POST

from challenges.calls.actions import copy_call, create_call
from challenges.calls.columns import COLUMNS
from challenges.calls.enums import CallState
from challenges.calls.forms import CallForm, NewCallForm
from challenges.calls.models import Call
from challenges.calls.queries import with_counts
from colab.core import access
from colab.core.lifecycle import Refused, apply
from colab.core.ui.exports import requested_export
from colab.core.ui.filters import ChoiceFilter, FilterSet, SortFilter, TextFilter
from colab.core.ui.forms import parsing
from colab.core.ui.pagination import paginate


class CallFilters(FilterSet):
    """State, words, order."""

    q = TextFilter(gettext_lazy("Words"), "title__icontains")
    state = ChoiceFilter(gettext_lazy("State"), CallState.choices, "state", counts=True)
    sort = SortFilter(
        pgettext_lazy("list", "Order"),
        [
            ("new", gettext_lazy("Latest opening first"), ["-opens_at"]),
            ("closing", gettext_lazy("Deadline: soonest first"), ["closes_at"]),
        ],
    )


@login_required
def board(request: HttpRequest) -> HttpResponse:
    """Show the calls of the programmes one works for."""
    grants = request.actor.grants
    if not (grants.is_office or grants.is_auditor):
        raise Http404
    rows = access.visible_to(request.actor, Call.objects.select_related("programme"))
    if not grants.is_auditor:
        rows = rows.filter(programme__in=grants.programmes("office", "office_admin"))
    filters = CallFilters(request, with_counts(rows))
    if export := requested_export(request, COLUMNS, filters.rows, "calls", name_ja="募集回一覧"):
        return export
    page = paginate(request, filters.rows)
    return render(request, "calls/board.html", {"filters": filters, "page": page, "may_write": grants.is_office})


@login_required
def new(request: HttpRequest) -> HttpResponse:
    """Begin a call."""
    if not request.actor.grants.is_office:
        raise Http404
    form = NewCallForm(request.POST or None, actor=request.actor)
    if request.method == "POST" and form.is_valid():
        call = create_call(actor=request.actor, **form.cleaned_data)
        messages.success(request, _("Saved. Fix the dates when they are settled."))
        return redirect("work:subject", "call", call.key)
    return render(request, "calls/form.html", {"form": form, "title": _("New call"), "version": "", "refusal": None})


@login_required
def edit(request: HttpRequest, key: str) -> HttpResponse:
    """Change a call that has not opened."""
    call = access.get_or_404(request.actor, Call.objects.all(), "save", key=key)
    version, title = call.version, call.label
    form, refusal = CallForm(request.POST or None, instance=call), None
    if request.method == "POST" and form.is_valid():
        try:
            expected = parsing.digits(request.POST.get("version", ""))
            stored = Call.objects.get(pk=call.pk)
            apply("save", stored, actor=request.actor, expected_version=expected, **form.facts())
        except Refused as error:
            refusal = error
        else:
            messages.success(request, _("Saved."))
            return redirect("work:subject", "call", key)
    context = {"form": form, "title": title, "version": request.POST.get("version", version), "refusal": refusal}
    return render(request, "calls/form.html", context, status=409 if refusal else 200)


@login_required
@require_POST
def copy(request: HttpRequest, key: str) -> HttpResponse:
    """Make next year's call out of this one, with all dates moved."""
    call = access.get_or_404(request.actor, Call.objects.all(), "copy", key=key)
    made = copy_call(call, actor=request.actor)
    messages.success(request, _("Copied with all dates one year later, on the same weekdays. Check them."))
    return redirect("calls:edit", made.key)
