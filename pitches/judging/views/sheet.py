"""The scoring screen: the pitch on one side, the sheet on the other; saved as it is typed."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from colab.core import access, files
from colab.core.lifecycle import Refused
from pitches.judging.actions import Overtaken, Unseen, lock_sheet, save_sheet, unlock_sheet
from pitches.judging.blind import corrections_of, hides, redacted_files, shown
from pitches.judging.forms import SheetForm
from pitches.judging.models import Assignment, Sheet
from pitches.judging.queries import own_seats, unmarked
from pitches.rounds.models import PanelMember
from pitches.rounds.queries import newest_rubric
from pitches.submissions import reading
from pitches.submissions.models import Pitch

from .queue import in_own_order, locked
from .seat import own_seat


def find(request: HttpRequest, key: str, pitch: str) -> tuple[PanelMember, Assignment]:
    """Return seat and assignment; 404 where the pitch may not be read (not declared, a conflict, no open phase)."""
    seat = own_seat(request, key)
    line = own_seats(seat).filter(pitch__key=pitch).first()
    if line is None:
        raise Http404
    access.get_or_404(request.actor, Pitch.objects.all(), "judge", pk=line.pitch_id)
    return seat, line


def kept_sheet(line: Assignment) -> Sheet | None:
    """Return the sheet as it is kept, with its marks."""
    return Sheet.objects.filter(assignment=line).select_related("rubric").prefetch_related("marks").first()


def form_of(request: HttpRequest, line: Assignment) -> SheetForm:
    """Return the sheet's form, with what was sent or with what is kept."""
    sheet = kept_sheet(line)
    rubric = sheet.rubric if sheet else newest_rubric(line.round)
    if rubric is None:
        raise Http404
    return SheetForm(request.POST if request.method == "POST" else None, rubric=rubric, sheet=sheet)


@login_required
@require_POST
def save(request: HttpRequest, key: str, pitch: str) -> JsonResponse:
    """Keep what was typed. The same post twice or late does no harm, and two devices add to each other.

    Where both changed one field, the first stands and the second is told; what it typed stays on its page.
    """
    _seat, line = find(request, key, pitch)
    form = form_of(request, line)
    if not form.is_valid():
        return JsonResponse({"message": _("Something typed cannot be kept; please check the page.")}, status=422)
    try:
        save_sheet(actor=request.actor, assignment=line, typed=form.typed())
    except Refused as refusal:
        return JsonResponse({"message": refusal.words}, status=409)
    return JsonResponse({"set": {"base": form.base(kept_sheet(line))}})


@login_required
def sheet(request: HttpRequest, key: str, pitch: str) -> HttpResponse:
    """Show pitch and sheet; a sent form saves, and locks or opens the sheet again where that was pressed."""
    seat, line = find(request, key, pitch)
    form = form_of(request, line)
    if request.method == "POST":
        done = _do(request, seat, line, form)
        if done is not None:
            return done
    lines = in_own_order(seat, own_seats(seat))
    position = [one.pk for one in lines].index(line.pk)
    seen = shown(seat.round, [line.pitch])[line.pitch_id]
    context = {
        "seat": seat,
        "round": seat.round,
        "line": line,
        "pitch": line.pitch,
        "form": form,
        "base": form.base(kept_sheet(line)),
        "rows": form.rows(),
        "long_scale": len(form.rubric.values) > 11,
        "is_locked": locked(line),
        "may_mark": access.can(request.actor, "mark", line),
        "position": position + 1,
        "total": len(lines),
        "done": sum(1 for one in lines if locked(one)),
        "before": lines[position - 1] if position else None,
        "after": lines[position + 1] if position + 1 < len(lines) else None,
        "seen": seen,
        "parts": reading.parts(
            seen.words, leave_out=reading.NOT_JUDGED, corrections=corrections_of(seat.round, line.pitch)
        ),
        "files": redacted_files(line.pitch) if hides(seat.round) else handed_files(line.pitch),
        "blind": hides(seat.round),
    }
    return render(request, "judging/sheet.html", context, status=409 if form.errors else 200)


def handed_files(pitch: Pitch) -> list:
    """Return the files that were handed in last."""
    if pitch.snapshot is None:
        return []
    keys = [line["key"] for line in pitch.snapshot.files]
    return list(files.of("pitch", pitch.key).filter(key__in=keys))


def _do(request: HttpRequest, seat: PanelMember, line: Assignment, form: SheetForm) -> HttpResponse | None:
    action = request.POST.get("do", "save")
    try:
        if action == "unlock":
            unlock_sheet(actor=request.actor, assignment=line)
            messages.success(request, _("The sheet is open again."))
            return redirect("judging:sheet", seat.round.key, line.pitch.key)
        if not form.is_valid():
            return None
        save_sheet(actor=request.actor, assignment=line, typed=form.typed())
        if action == "lock":
            lock_sheet(actor=request.actor, assignment=line, typed=form.typed())
            messages.success(request, _("Locked. Thank you."))
        else:
            messages.success(request, _("Saved."))
    except Unseen as refusal:
        messages.warning(request, refusal.words)
        return redirect("judging:sheet", seat.round.key, line.pitch.key)
    except Refused as refusal:
        form.is_valid()
        form.undecided = refusal.names if isinstance(refusal, Overtaken) else []
        form.add_error(None, refusal.words)
        if refusal.guard_id == "judging.sheet_full":
            for criterion in unmarked(line):
                form.add_error(f"mark_{criterion.pk}", _("There is no mark yet."))
        return None
    return _onward(seat, line)


def _onward(seat: PanelMember, line: Assignment) -> HttpResponse:
    lines = in_own_order(seat, own_seats(seat))
    at = next((n for n, one in enumerate(lines) if one.pk == line.pk), 0)
    left = [one for one in [*lines[at + 1 :], *lines[:at]] if not locked(one)]
    if left:
        return redirect("judging:sheet", seat.round.key, left[0].pitch.key)
    return redirect("judging:queue", seat.round.key)
