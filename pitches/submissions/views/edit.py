"""The form of a pitch, and saving it at each pause."""

import secrets

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from colab.core import access, clock, files
from colab.core.lifecycle import Refused
from pitches.submissions import editing, progress
from pitches.submissions.actions.attach import attach, detach
from pitches.submissions.actions.autosave import Saved, save_words
from pitches.submissions.forms import PitchForm
from pitches.submissions.models import Pitch
from pitches.submissions.queries import for_lists

AFTER = {"preview": "submissions:preview", "hand_in": "submissions:hand_in"}


def find(request: HttpRequest, key: str, verb: str = "save") -> Pitch:
    """Return the pitch if the person may edit it, else raise 404."""
    return access.get_or_404(request.actor, for_lists(), verb, key=key)


@login_required
def edit_view(request: HttpRequest, key: str) -> HttpResponse:
    """Show the form; save words and files together, so that nothing typed is lost by choosing a file."""
    pitch = find(request, key)
    if not editing.scope(pitch).anything:
        messages.warning(request, editing.OVER)
        return redirect("work:subject", "pitch", pitch.key)
    page = request.POST.get("page") or secrets.token_hex(8)
    form = PitchForm(request.POST or None, request.FILES or None, pitch=pitch, page=page)
    saved = None
    if request.method == "POST":
        form.is_valid()
        saved = _save_all(request, form)
        if not form.errors:
            messages.success(request, _("Saved."))
            goal = next((AFTER[name] for name in AFTER if name in request.POST), "submissions:edit")
            return redirect(goal, pitch.key)
        pitch = find(request, key)
        form.data = _with_present_edits(form.data, pitch)
    context = {"pitch": pitch, "form": form, "saved": saved, "scope": form.scope, "progress": progress.of(pitch)}
    context["unfinished"] = list(files.unfinished(pitch.MACHINE, pitch.key, request.user))
    return render(request, "submissions/edit.html", context)


def _with_present_edits(data, pitch: Pitch):
    """The person has now read what stands there: the next saving may replace it."""
    copy = data.copy()
    copy["edits_seen"] = str(pitch.edits)
    return copy


def _save_all(request: HttpRequest, form: PitchForm) -> Saved | None:
    """Save every readable field and every accepted file; put what could not be saved beside its field."""
    saved = None
    try:
        saved = _save_words(request, form)
        for each in form.removals():
            detach(each, actor=request.actor)
    except Refused as error:
        form.add_error(None, f"{error.message} {error.next_step}")
        return None
    for conflict in saved.conflicts:
        form.add_error(conflict.name, conflict_words(conflict))
    for item, upload in form.uploads():
        try:
            attach(form.pitch, upload, item=item, actor=request.actor)
        except files.Rejected as error:
            form.add_error(f"file_{item}", str(error))
        except Refused as error:
            form.add_error(f"file_{item}", error.message)
    return saved


def _save_words(request: HttpRequest, form: PitchForm) -> Saved:
    page, seen = form.cleaned_data.get("page") or "", form.cleaned_data.get("edits_seen")
    return save_words(form.pitch, form.words(), seen=seen, actor=request.actor, page=page)


def conflict_words(conflict) -> str:
    """Say who was first, and what stands there now."""
    values = {"name": conflict.by, "at": f"{conflict.at.astimezone(clock.JST):%H:%M}", "text": conflict.theirs}
    return _(
        "%(name)s changed this at %(at)s to: “%(text)s”. Your text is kept above; save again to replace theirs."
    ) % (values)


@login_required
@require_POST
def autosave_view(request: HttpRequest, key: str) -> JsonResponse:
    """Save what is typed so far; fields that cannot be read or that somebody else changed are named."""
    pitch = find(request, key)
    form = PitchForm(request.POST, None, pitch=pitch)
    form.is_valid()
    try:
        saved = _save_words(request, form)
    except Refused as error:
        return JsonResponse({"message": f"{error.message} {error.next_step}"}, status=409)
    answer = {"set": {"edits_seen": saved.pitch.edits}}
    if saved.conflicts:
        names = "、".join(str(form.fields[conflict.name].label) for conflict in saved.conflicts)
        who = saved.conflicts[0].by
        words = _("%(name)s changed the same item meanwhile: %(items)s. Press “Save” to see both and choose.")
        return JsonResponse({"message": words % {"name": who, "items": names}}, status=409)
    if form.errors:
        names = "、".join(str(form.fields[name].label) for name in form.errors if name in form.fields)
        words = _("Not readable yet: %(items)s. Everything else is saved.") % {"items": names}
        return JsonResponse({"message": words, **answer}, status=422)
    return JsonResponse(answer)
