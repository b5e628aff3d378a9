"""「自分の提案」: all pitches of the person's organisations."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from colab.core import clock
from colab.core.lifecycle.machine import get_machine
from colab.core.ui.exports import requested_export
from colab.core.ui.pagination import paginate
from colab.core.ui.sharing import kept_for_reader
from pitches.submissions import editing
from pitches.submissions.queries import for_lists, late_until, may_be_late, with_late

from .filters import OWN_COLUMNS


@kept_for_reader
@login_required
def mine_view(request: HttpRequest) -> HttpResponse:
    """List the pitches with state, next deadline and what can be done."""
    rows = with_late(for_lists(), clock.now()).filter(organisation__in=request.actor.grants.organisations)
    rows = rows.order_by("-created_at", "pk")
    if export := requested_export(request, OWN_COLUMNS, rows, "my-pitches", name_ja="自分の提案一覧"):
        return export
    page = paginate(request, rows)
    table = get_machine("pitch")
    for pitch in page:
        pitch.can_edit = editing.scope(pitch).anything
        pitch.tone = table.tone(pitch.state)
        pitch.next_deadline = next_deadline(pitch)
    context = {"page": page, "has_organisation": bool(request.actor.grants.organisations)}
    return render(request, "submissions/mine.html", context)


def next_deadline(pitch):
    """Return the moment by which the team may still act, or None."""
    if pitch.reopened_until:
        return pitch.reopened_until
    open_states = ("draft", "submitted", "accepted_for_review")
    late = late_until(pitch, clock.now()) if pitch.state in open_states and may_be_late(pitch.challenge) else None
    if late:
        return max(late, pitch.challenge.call.closes_at)
    return pitch.challenge.call.closes_at if pitch.state in open_states and pitch.challenge.call else None
