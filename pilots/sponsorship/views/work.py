"""Sponsors in the workspaces of office and finance."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from colab.core import access
from colab.core.organisations.models import Programme
from colab.core.readings.noting import reads_people
from colab.core.ui.filters import ChoiceFilter, FilterSet
from colab.core.ui.pagination import paginate
from colab.core.ui.signals import shown_changed
from pilots.sponsorship.actions.save_level import save_level
from pilots.sponsorship.enums import SponsorState
from pilots.sponsorship.forms import LevelForm, OfferForm
from pilots.sponsorship.models import Sponsor, SponsorLevel, SponsorOffer


class SponsorFilters(FilterSet):
    """By state."""

    state = ChoiceFilter(gettext_lazy("State"), SponsorState.choices, counts=True)


@login_required
@reads_people("sponsors")
def sponsor_list(request: HttpRequest) -> HttpResponse:
    """List the sponsors the person may see, with what its programmes offer."""
    grants = request.actor.grants
    if not (grants.programmes("office", "office_admin") or grants.bodies("finance")):
        raise Http404
    rows = access.visible_to(request.actor, Sponsor.objects.select_related("level", "programme"))
    filters = SponsorFilters(request, rows.order_by("-created_at", "-pk"))
    programmes = Programme.objects.filter(pk__in=grants.programmes("office_admin")).select_related("sponsor_offer")
    context = {"filters": filters, "page": paginate(request, filters.rows), "programmes": programmes.order_by("code")}
    return render(request, "sponsorship/work_list.html", context)


@login_required
def edit_offer(request: HttpRequest, code: str) -> HttpResponse:
    """Write what a programme offers; its levels stand below."""
    programme = _programme(request, code)
    row = SponsorOffer.objects.filter(programme=programme).first() or SponsorOffer(programme=programme)
    form = OfferForm(request.POST or None, instance=row)
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            form.save()
            shown_changed.send(SponsorOffer)
        messages.success(request, _("Saved."))
        return redirect("sponsorship:edit_offer", code)
    context = {"form": form, "programme": programme, "offer": row if row.pk else None}
    context["levels"] = row.levels.all() if row.pk else []
    return render(request, "sponsorship/offer_form.html", context, status=422 if form.is_bound and form.errors else 200)


@login_required
def edit_level(request: HttpRequest, code: str, key: str = "") -> HttpResponse:
    """Add a level, or change one."""
    offer = get_object_or_404(SponsorOffer, programme=_programme(request, code))
    row = get_object_or_404(SponsorLevel, offer=offer, key=key) if key else SponsorLevel(offer=offer)
    form = LevelForm(request.POST or None, instance=row)
    if request.method == "POST" and form.is_valid():
        save_level(form.save(commit=False))
        messages.success(request, _("Saved."))
        return redirect("sponsorship:edit_offer", code)
    context = {"form": form, "programme": offer.programme, "level": row if key else None}
    return render(request, "sponsorship/level_form.html", context, status=422 if form.is_bound and form.errors else 200)


def _programme(request: HttpRequest, code: str) -> Programme:
    rows = Programme.objects.filter(pk__in=request.actor.grants.programmes("office_admin"))
    return get_object_or_404(rows, code=code)
