"""What fits a challenge, for those who work on it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from challenges.challenges import queries
from challenges.challenges.models import Challenge
from challenges.matching import reading, sources
from challenges.matching.actions import dismiss as aside
from challenges.matching.actions.invite import invite as send
from challenges.matching.finding import offers_for
from challenges.matching.forms import DismissForm
from colab.core import access, clock
from colab.core.lifecycle import Refused
from colab.core.ui.forms import parsing


def _challenge(request: HttpRequest, key: str, verb: str = "match") -> Challenge:
    return access.get_or_404(request.actor, queries.joined(Challenge.objects.all()), verb, key=key)


@login_required
def challenge_matches(request: HttpRequest, key: str) -> HttpResponse:
    """Certified products and further offers with their reasons; from here teams are invited while it is open."""
    challenge = _challenge(request, key)
    shown = reading.beside(challenge, request.actor)
    invitations = {one.organisation_id: one for one in reading.invited(challenge)}
    for match in [*shown.near, *shown.weak]:
        match.invitation = invitations.get(match.offer.organisation_id)
    may_invite = queries.is_open(challenge, clock.now())
    context = {
        "challenge": challenge,
        "shown": shown,
        "form": DismissForm(),
        "may_invite": may_invite and access.can(request.actor, "invite", challenge),
    }
    return render(request, "matching/challenge.html", context)


@login_required
@require_POST
def dismiss(request: HttpRequest, key: str) -> HttpResponse:
    """Set an offer aside with a reason, or (`back`) show it again."""
    challenge = _challenge(request, key)
    offer = _offer(request.POST.get("offer", ""))
    if offer is None:
        raise Http404
    kind, pk = offer
    if "back" in request.POST:
        aside.bring_back(challenge, actor=request.actor, kind=kind, object_key=pk)
        messages.success(request, _("It is shown again."))
        return redirect("matching:challenge", key)
    form = DismissForm(request.POST)
    if not form.is_valid():
        messages.error(request, " ".join(error for errors in form.errors.values() for error in errors))
        return redirect("matching:challenge", key)
    found = offers_for(challenge, limit=reading.SHOWN * 2)
    score = next((match.score for match in found.matches if match.key == (kind, pk)), None)
    label = found.corpus.label or found.corpus.method.name
    aside.dismiss(
        challenge, actor=request.actor, kind=kind, object_key=pk, score=score, method=label, **form.cleaned_data
    )
    messages.success(request, _("Set aside. Your reason helps to judge the method; the team is not told."))
    return redirect("matching:challenge", key)


@login_required
@require_POST
def invite(request: HttpRequest, key: str) -> HttpResponse:
    """Invite the teams behind the chosen offers."""
    challenge = _challenge(request, key, "invite")
    offers = _chosen(request)
    if not offers:
        messages.error(request, _("Choose at least one team."))
        return redirect("matching:challenge", key)
    try:
        count = send(challenge, actor=request.actor, offers=offers)
    except Refused as refusal:
        messages.error(request, refusal.words)
    else:
        words = ngettext("%(n)d team was invited.", "%(n)d teams were invited.", count)
        messages.success(request, words % {"n": count})
    return redirect("matching:challenge", key)


def _offer(posted: str) -> tuple[str, str] | None:
    """Return (kind, primary key) of what a form posts, None where it names no offer there can be."""
    kind, _colon, pk = posted.partition(":")
    known = sources.source(kind) is not None and parsing.digits(pk) is not None
    return (kind, pk) if known else None


def _chosen(request: HttpRequest) -> list[tuple]:
    """Return (kind, primary key, organisation) of the chosen offers the reader may see; others are not there."""
    found = []
    for chosen in request.POST.getlist("offer"):
        if (offer := _offer(chosen)) is None:
            continue
        kind, pk = offer
        source = sources.source(kind)
        row = access.visible_to(request.actor, source.rows()).filter(pk=int(pk)).first()
        if row is not None and source.offered(row) and hasattr(row, "organisation"):
            found.append((kind, pk, row.organisation))
    return found
