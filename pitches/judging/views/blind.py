"""The office's pages of a blind round: who is behind which pseudonym, and what judges read of each pitch."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from colab.core import files
from colab.core.lifecycle import Refused, apply
from pitches.judging.blind import PURPOSE, applicant, names_of, redacted, redacted_files
from pitches.judging.forms import RedactForm
from pitches.judging.models import Pseudonym, RedactedCopy
from pitches.rounds.models import Round
from pitches.rounds.queries import entrants

from .assignment import find


def blind_round(request: HttpRequest, key: str) -> Round:
    """Return the round if the person may run it and it is blind."""
    round_ = find(request, key, "redact")
    if not round_.blind:
        raise Http404
    return round_


@login_required
def blind(request: HttpRequest, key: str) -> HttpResponse:
    """List pitches with their pseudonyms, and what was rewritten."""
    round_ = blind_round(request, key)
    numbers = dict(Pseudonym.objects.filter(round=round_).values_list("pitch", "number"))
    copies = {copy.pitch_id: copy for copy in RedactedCopy.objects.filter(round=round_)}
    rows = [
        {"pitch": pitch, "name": applicant(numbers.get(pitch.pk)), "copy": copies.get(pitch.pk)}
        for pitch in entrants(round_).select_related("organisation")
    ]
    return render(request, "judging/blind.html", {"round": round_, "rows": rows})


@login_required
def redact(request: HttpRequest, key: str, pitch: str) -> HttpResponse:
    """Show the words as judges read them, and keep what the office rewrites."""
    round_ = blind_round(request, key)
    found = get_object_or_404(entrants(round_).select_related("organisation"), key=pitch)
    copy = RedactedCopy.objects.filter(round=round_, pitch=found).first()
    names = names_of([found.organisation])[found.organisation_id]
    masked = redacted(found, {}, names)
    form = RedactForm(
        request.POST or None,
        request.FILES or None,
        masked=masked,
        initial=redacted(found, copy.words if copy else {}, names),
    )
    present = redacted_files(found)
    if request.method == "POST" and form.is_valid():
        try:
            with transaction.atomic():
                apply("redact", round_, actor=request.actor, pitch=found.key, words=form.words())
                if upload := form.upload(len(present) + 1):
                    files.store(upload, actor=request.actor, machine="pitch", key=found.key, purpose=PURPOSE)
        except files.Rejected as rejected:
            form.add_error("file", str(rejected))
        except Refused as refusal:
            form.add_error(None, refusal.words)
        else:
            messages.success(request, _("Judges now read this wording."))
            return redirect("judging:blind", key)
    context = {"round": round_, "pitch": found, "form": form, "files": present}
    return render(request, "judging/redact.html", context, status=422 if form.errors else 200)
