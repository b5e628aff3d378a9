"""The office helps people into their accounts, and erases them on request."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from colab.core import access
from colab.core.lifecycle import Refused
from colab.core.organisations.actions.admit import admit, may_reset, people_found
from colab.core.organisations.actions.erase_person import elsewhere, erase_person
from colab.core.organisations.actions.look_after import log_out_everywhere
from colab.core.organisations.forms.account import AdmitForm, EraseForm
from colab.core.organisations.middleware import has_second_factor
from colab.core.organisations.models import User
from colab.core.readings.noting import reads_people
from colab.core.ui.pagination import paginate


def _person(request: HttpRequest, pk: int) -> User:
    return access.get_or_404(request.actor, User.objects.filter(erased_at=None), pk=pk)


@login_required
@reads_people("accounts")
def find(request: HttpRequest) -> HttpResponse:
    """Find a person by address or name."""
    if not request.actor.grants.is_office:
        raise Http404
    text = request.GET.get("q", "").strip()[:100]
    page = paginate(request, people_found(request.actor, text))
    return render(request, "organisations/accounts_find.html", {"q": text, "page": page})


@login_required
@reads_people("account", machine="person")
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a person's posts, teams and what the office did; send a login link, or end all sessions."""
    user = _person(request, pk)
    if request.method == "POST" and "log_out" in request.POST:
        log_out_everywhere(actor=request.actor, user=user)
        messages.success(request, _("The person is logged out everywhere."))
        return redirect("organisations:account_person", pk)
    form = AdmitForm(request.POST or None, may_reset=may_reset(request.actor, user))
    refusal = None
    if request.method == "POST" and form.is_valid():
        try:
            facts = form.cleaned_data
            admit(actor=request.actor, user=user, reset=facts.get("reset", False), reason=facts["reason"])
            messages.success(request, _("A login link is on its way to %(email)s.") % {"email": user.email})
            return redirect("organisations:account_person", pk)
        except Refused as error:
            refusal = error
    events = list(user.account_events.select_related("by")[:20])
    officers = User.objects.filter(pk__in=[event.by_id for event in events])
    context = {
        "person": user,
        "strong": has_second_factor(user),
        "holdings": user.holdings.select_related("post__unit").order_by("-since", "pk"),
        "memberships": user.memberships.select_related("organisation").order_by("pk"),
        "events": events,
        "own_officers": set(access.visible_to(request.actor, officers).order_by("pk").values_list("pk", flat=True)),
        "form": form,
        "refusal": refusal,
        "may_erase": access.can(request.actor, "erase", user),
        "elsewhere": elsewhere(request.actor, user),
    }
    return render(request, "organisations/accounts_person.html", context, status=409 if refusal else 200)


@login_required
@reads_people("account", machine="person")
def erase(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask once more, then erase a person."""
    user = _person(request, pk)
    refusal = elsewhere(request.actor, user)
    if not refusal and not access.can(request.actor, "erase", user):
        raise Http404
    form = EraseForm(request.POST or None, user=user)
    if request.method == "POST" and form.is_valid():
        try:
            erase_person(actor=request.actor, user=user, reason=form.cleaned_data["reason"])
            messages.success(request, _("The personal data are erased."))
            return redirect("organisations:accounts")
        except Refused as error:
            refusal = error
    context = {"person": user, "form": form, "refusal": refusal}
    status = 409 if refusal and request.method == "POST" else 200
    return render(request, "organisations/accounts_erase.html", context, status=status)
