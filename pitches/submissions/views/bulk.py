"""One decision for many pitches at one stroke: all or none."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from challenges.challenges.models import Challenge
from colab.core import access
from colab.core.lifecycle import Refused, apply_many
from colab.core.lifecycle.machine import get_machine
from colab.core.notices.recipients import resolve
from colab.core.readings.noting import reads_people
from colab.core.ui.forms import parsing
from pitches.submissions import people
from pitches.submissions.enums import PitchState, Screening
from pitches.submissions.forms import BulkForm
from pitches.submissions.queries import for_lists

ASKS_REASON = {"accept": False, "shortlist": True, "not_shortlist": True, "publish_screening": False}
TELLS = ("accept", "publish_screening")


@login_required
@reads_people("told", machine="challenge")
def bulk_view(request: HttpRequest, challenge: str, verb: str) -> HttpResponse:
    """Show whom it concerns and who will be told, ask for reasons, then do it for all."""
    if verb not in ASKS_REASON:
        raise Http404
    found = access.get_or_404(request.actor, Challenge.objects.all(), "read_files", key=challenge)
    rows = access.visible_to(request.actor, for_lists(), verb).filter(challenge=found).order_by("receipt_number", "pk")
    pitches = _chosen(request, rows, verb)
    transition = get_machine("pitch").transition(verb)
    if not pitches:
        messages.warning(request, _("No pitch is chosen that is ready for this."))
        return redirect("submissions:of_challenge", found.key)
    sent = request.method == "POST" and "confirmed" in request.POST
    form = BulkForm(request.POST if sent else None, pitches=pitches, asks_reason=ASKS_REASON[verb])
    refusal = None
    if sent and form.is_valid():
        try:
            apply_many(verb, pitches, actor=request.actor, facts_for=form.facts_for)
        except Refused as error:
            refusal = error
        else:
            done = ngettext("Done for %(n)d pitch: %(verb)s", "Done for %(n)d pitches: %(verb)s", len(pitches))
            messages.success(request, done % {"n": len(pitches), "verb": transition.label})
            return redirect("submissions:of_challenge", found.key)
    told = resolve(people.teams(pitches)) if verb in TELLS else []
    request.listed = len(told)
    context = {
        "challenge": found,
        "pitches": pitches,
        "transition": transition,
        "form": form,
        "refusal": refusal,
        "told": told,
        "undecided": _undecided(rows) if verb == "publish_screening" else 0,
    }
    return render(request, "submissions/bulk.html", context, status=409 if refusal else 200)


def _chosen(request: HttpRequest, rows, verb: str) -> list:
    """Return the ticked pitches; for the publication of the screening all that are decided."""
    rows = rows.filter(state__in=get_machine("pitch").transition(verb).sources)
    if verb == "publish_screening":
        return list(rows.exclude(screening=Screening.NONE))
    picked = map(parsing.digits, (request.POST or request.GET).getlist("pitch"))
    return list(rows.filter(pk__in=[pk for pk in picked if pk is not None]))


def _undecided(rows) -> int:
    return rows.filter(state=PitchState.ACCEPTED, screening=Screening.NONE).count()
