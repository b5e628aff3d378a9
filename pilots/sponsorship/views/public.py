"""Reading an offer, becoming a sponsor, and the sponsor's own page."""

import re

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from colab.core.lifecycle import Refused, apply
from colab.core.ui import limits
from colab.core.ui.exports import Column, requested_export
from colab.core.ui.headers import private
from pilots.sponsorship import queries
from pilots.sponsorship.actions.apply_for import apply_for
from pilots.sponsorship.enums import SponsorState
from pilots.sponsorship.forms import BecomeForm
from pilots.sponsorship.models import Sponsor, SponsorLevel, SponsorOffer
from pilots.sponsorship.paying import SYSTEM, TAKEN_BACK

COLUMNS = [
    Column("programme", "事業", "Programme", lambda s: s.programme.name),
    Column("name", "名称", "Name"),
    Column("name_en", "名称（英語）", "Name in English"),
    Column("level", "区分", "Level", lambda s: s.level.name),
    Column("amount_yen", "金額（円・税込）", "Amount (yen, tax included)"),
    Column("active_since", "協賛開始日", "Sponsor since"),
    Column("website", "ウェブサイト", "Website"),
]


@require_safe
def offers(request: HttpRequest) -> HttpResponse:
    """List the programmes that take or have sponsors; 404 where none does."""
    rows = list(queries.public_offers())
    if not rows:
        raise Http404
    return render(request, "sponsorship/offers.html", {"offers": rows})


@require_safe
def offer(request: HttpRequest, code: str) -> HttpResponse:
    """Show what is offered, who spends the money, who may not, and who the sponsors are; also as a file."""
    found = _offer(code)
    sponsors = queries.active(found.programme)
    if export := requested_export(request, COLUMNS, sponsors, "sponsors", name_ja="協賛者一覧"):
        return export
    takes = queries.takes_sponsors(found)
    levels = [{"row": level, "left": queries.places_left(level)} for level in found.levels.all()]
    context = {"offer": found, "sponsors": sponsors, "takes": takes, "levels": levels if takes else []}
    return render(request, "sponsorship/offer.html", context)


def become(request: HttpRequest, code: str, key: str) -> HttpResponse:
    """Show the form of a level; a sent form goes to the office."""
    found = _offer(code)
    level = get_object_or_404(SponsorLevel.objects.select_related("offer__programme__body"), offer=found, key=key)
    if not queries.takes_sponsors(found):
        raise Http404
    form = BecomeForm(request.POST or None, user=request.user)
    refusal = None
    taken = request.method == "POST" and limits.allows(request, "sponsor", form)
    if taken and form.is_valid():
        try:
            apply_for(level, seen_yen=_seen_yen(request), language=get_language() or "ja", **form.columns())
        except Refused as error:
            refusal = error
        else:
            return redirect("sponsorship:thanks", code)
    context = {"offer": found, "level": level, "form": form, "left": queries.places_left(level), "refusal": refusal}
    page = render(request, "sponsorship/become.html", context, status=422 if form.is_bound and form.errors else 200)
    return limits.answer(page, form)


@require_safe
def thanks(request: HttpRequest, code: str) -> HttpResponse:
    """Say what happens next."""
    return render(request, "sponsorship/thanks.html", {"offer": _offer(code)})


def own(request: HttpRequest, key: str) -> HttpResponse:
    """Show how it stands, and the way to pay; the form takes the wish back."""
    sponsor = get_object_or_404(Sponsor.objects.select_related("programme", "level"), key=key)
    if request.method == "POST":
        if busy := limits.turned_away(request, "sponsor_own"):
            return busy
        try:
            apply("withdraw", sponsor, actor=SYSTEM, reason=TAKEN_BACK)
            messages.success(request, _("Your wish was taken back."))
        except Refused as refusal:
            messages.error(request, refusal.words)
        return redirect("sponsorship:own", key)
    open_states = (SponsorState.APPLIED, SponsorState.CONFIRMED)
    context = {"sponsor": sponsor, "may_withdraw": sponsor.state in open_states}
    return private(render(request, "sponsorship/own.html", context))


def _seen_yen(request: HttpRequest) -> int:
    """The price that stood on the page; 0 where the form does not say it as the page would."""
    typed = request.POST.get("seen_yen", "")
    return int(typed) if re.fullmatch("[0-9]{1,9}", typed) else 0


def _offer(code: str) -> SponsorOffer:
    return get_object_or_404(queries.public_offers(), programme__code=code)
