"""A team's organisation: begin it, keep its people."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from colab.core import access
from colab.core.lifecycle import Refused
from colab.core.organisations import corporate_number, gbizinfo
from colab.core.organisations.actions.create_organisation import create_organisation
from colab.core.organisations.actions.invite import invite, remove_member, withdraw
from colab.core.organisations.enums import OrganisationKind
from colab.core.organisations.forms.organisation import InviteForm, NewOrganisationForm
from colab.core.organisations.models import Organisation
from colab.core.organisations.signon.accounts import told_corporate_number
from colab.core.organisations.views.profile import fill_and_say

GO_ON = "go_on_after_registering"
"""Session key: the pitch somebody wanted to begin when the organisation was still missing."""


@login_required
def team_home(request: HttpRequest) -> HttpResponse:
    """List the person's organisations with their solutions."""
    rows = Organisation.objects.filter(pk__in=request.actor.grants.organisations).prefetch_related("solutions")
    return render(request, "organisations/team.html", {"organisations": rows.order_by("name", "pk")})


@login_required
def new_organisation(request: HttpRequest) -> HttpResponse:
    """Begin an organisation; the rest of the profile follows on its page."""
    told = told_corporate_number(request.user)
    initial = {"kind": OrganisationKind.COMPANY, "corporate_number": told} if told else {}
    form = NewOrganisationForm(request.POST or None, initial=initial)
    refusal = None
    wanted = request.GET.get("next", "")
    if url_has_allowed_host_and_scheme(wanted, None):
        request.session[GO_ON] = wanted
    if request.method == "POST" and form.is_valid():
        try:
            organisation = create_organisation(actor=request.actor, **form.cleaned_data)
            messages.success(request, _("Saved as a draft. Fill in representative and contact, then register."))
            if gbizinfo.is_on() and organisation.corporate_number:
                fill_and_say(request, organisation)
            return redirect("work:verb", "organisation", organisation.key, "save")
        except Refused as error:
            refusal = error
    return render(request, "organisations/new.html", {"form": form, "refusal": refusal})


@login_required
def number_check(request: HttpRequest) -> HttpResponse:
    """Say of a corporate number, as it is typed, whether it can be right; a part of the page."""
    number = corporate_number.normalise(request.GET.get("corporate_number", ""))
    context = {
        "number": number,
        "digits": len(number),
        "valid": corporate_number.is_valid(number),
        "taken": Organisation.objects.filter(corporate_number=number).exists() if len(number) == 13 else False,
    }
    return render(request, "organisations/number.html", context)


@login_required
def people(request: HttpRequest, key: str) -> HttpResponse:
    """Show the people of an organisation; invite, withdraw, remove."""
    organisation = access.get_or_404(request.actor, Organisation.objects.all(), "invite", key=key)
    form = InviteForm(request.POST if "invite" in request.POST else None)
    refusal = None
    if request.method == "POST":
        try:
            if _changed(request, organisation, form):
                return redirect("organisations:people", key)
        except Refused as error:
            refusal = error
    context = {
        "organisation": organisation,
        "memberships": organisation.memberships.select_related("user").order_by("pk"),
        "invitations": organisation.invitations.filter(accepted_at=None, withdrawn_at=None).order_by("pk"),
        "is_owner": organisation.pk in request.actor.grants.owned_organisations,
        "form": form,
        "refusal": refusal,
    }
    return render(request, "organisations/people.html", context, status=409 if refusal else 200)


def _changed(request: HttpRequest, organisation: Organisation, form: InviteForm) -> bool:
    post = request.POST
    if "invite" in post:
        if not form.is_valid():
            return False
        invite(actor=request.actor, organisation=organisation, **form.cleaned_data)
        messages.success(request, _("Invited: %(email)s") % {"email": form.cleaned_data["email"]})
    elif "withdraw" in post:
        row = get_object_or_404(organisation.invitations, pk=post["withdraw"])
        withdraw(actor=request.actor, invitation=row)
        messages.success(request, _("The invitation is withdrawn."))
    elif "remove" in post:
        member = get_object_or_404(organisation.memberships.select_related("user"), pk=post["remove"])
        remove_member(actor=request.actor, organisation=organisation, user=member.user)
        messages.success(request, _("Removed: %(name)s") % {"name": member.user})
    return True
