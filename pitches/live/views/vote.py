"""The audience's vote on a telephone."""

import segno
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from colab.core.ui import limits
from colab.core.ui.papers import qr_svg
from pitches.events.models import Event
from pitches.live.actions import NoVote, cast
from pitches.live.board import numbered
from pitches.live.device import device_of, remember
from pitches.live.enums import VoteMode
from pitches.live.forms import VoteForm
from pitches.live.models import Ballot
from pitches.live.queries import stage_of

from .screen import find


def vote(request: HttpRequest, slug: str) -> HttpResponse:
    """Vote, or change one's vote until the closing."""
    event = find(slug)
    stage = stage_of(event)
    raw, device = device_of(request, event)
    lines = numbered(event)
    own = Ballot.objects.filter(event=event, device=device).select_related("code").first()
    code = own.code.code if own and own.code else request.GET.get("code", "")
    initial = {"code": code, "team": str(own.finalist_id) if own else ""}
    with_code = stage.vote_mode == VoteMode.CODES
    form = VoteForm(request.POST or None, lines=lines, with_code=with_code, initial=initial)
    if request.method == "POST" and limits.allows(request, "vote", form, times=10) and form.is_valid():
        chosen = next(line for _n, line in lines if str(line.pk) == form.cleaned_data["team"])
        try:
            cast(event=event, device=device, finalist=chosen, code=form.cleaned_data.get("code", ""))
        except NoVote as refusal:
            form.add_error(None, refusal.message)
        else:
            return remember(request, redirect(f"{reverse('live:vote', args=[slug])}?done=1"), raw)
    context = {"event": event, "stage": stage, "form": form, "own": own, "done": own and request.GET.get("done")}
    response = render(request, "live/vote.html", context, status=422 if form.is_bound else 200)
    response["Cache-Control"] = "no-store"
    return remember(request, limits.answer(response, form), raw)


def vote_address(event: Event, code: str = "") -> str:
    """Return the full address at which the audience votes, with a code where it has one."""
    return f"{settings.SITE_URL}{reverse('live:vote', args=[event.slug])}" + (f"?code={code}" if code else "")


@require_safe
def vote_qr(request: HttpRequest, slug: str) -> HttpResponse:
    """Return the code on the big screen that leads to the vote."""
    return HttpResponse(qr_svg(vote_address(find(slug))), content_type="image/svg+xml")


def slip_svg(event: Event, code: str) -> str:
    """Return the code of one slip of paper, to stand in the page."""
    return segno.make(vote_address(event, code), error="m").svg_inline(omitsize=True, border=2)
