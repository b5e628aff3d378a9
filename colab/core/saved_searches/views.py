"""Saving a search, the list of one's own, ending one."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from colab.core.notices.forms.subscribing import AddressForm
from colab.core.saved_searches import actions, asking
from colab.core.ui import limits
from colab.core.ui.exports import Column, requested_export
from colab.core.ui.pagination import paginate

COLUMNS = [
    Column("query", "検索", "Search", lambda row: asking.words(row.query)),
    Column("address", "アドレス", "Address", lambda row: f"/search/{row.query}"),
    Column("created_at", "保存日時", "Saved"),
]


@require_http_methods(["GET", "HEAD", "POST"])
def save(request: HttpRequest) -> HttpResponse:
    """Save the search given as `query`: at once with an account, by a confirmed address without one."""
    query = request.POST.get("query") or request.GET.urlencode()
    normalised = asking.normalised(query)
    if not normalised:
        # No message of the session: an anonymous reader would get a cookie and lose the kept pages.
        return render(request, "saved_searches/nothing.html", status=400)
    form = AddressForm(request.POST if "address" in request.POST else None)
    if request.method == "POST" and request.user.is_authenticated:
        actions.save_for(request.user, normalised)
        messages.success(request, _("Saved. What is new is told in the daily letter."))
        return redirect("saved_searches:list")
    if request.method == "POST" and limits.allows(request, "subscribe", form) and form.is_valid():
        actions.ask_address(form.cleaned_data["address"], normalised, get_language())
        return redirect(f"{reverse('subscribe')}?asked=1")
    context = {"form": form, "query": normalised, "words": asking.words(normalised)}
    return limits.answer(render(request, "saved_searches/save.html", context), form)


@login_required
def saved_list(request: HttpRequest) -> HttpResponse:
    """One's own saved searches."""
    rows = actions.of_person(request.user)
    if export := requested_export(request, COLUMNS, rows, "saved-searches", name_ja="保存した検索"):
        return export
    page = paginate(request, rows)
    found = [{"row": row, "words": asking.words(row.query)} for row in page]
    return render(request, "saved_searches/list.html", {"page": page, "found": found})


@login_required
@require_POST
def let_go(request: HttpRequest, key: str) -> HttpResponse:
    """End one's own saved search; one that is not there is no fault."""
    actions.let_go(request.user, key)
    messages.success(request, _("The saved search has ended."))
    return redirect("saved_searches:list")
