"""The form of a pitch, and saving it at each pause."""

import secrets

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from colab.core import access, files
from colab.core.lifecycle import Refused
from colab.core.ui.forms import parsing
from pitches.submissions import editing, progress, together
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
    sent = together.chosen(request.POST, pitch) if request.method == "POST" else None
    form = PitchForm(sent, request.FILES or None, pitch=pitch, page=page)
    saved = None
    if request.method == "POST":
        form.is_valid()
        saved = _save_all(request, form)
        if not form.errors:
            messages.success(request, _("Saved."))
            if saved and saved.theirs:
                messages.info(request, together.note(saved.theirs))
            goal = next((AFTER[name] for name in AFTER if name in request.POST), "submissions:edit")
            return redirect(goal, pitch.key)
        pitch = find(request, key)
        form.data = together.with_theirs(form.data, pitch, saved.theirs if saved else [])
    context = {"pitch": pitch, "form": form, "saved": saved, "scope": form.scope, "progress": progress.of(pitch)}
    context["choices"] = together.choices(saved.conflicts) if saved else []
    context["unfinished"] = list(files.unfinished(pitch.MACHINE, pitch.key, request.user))
    return render(request, "submissions/edit.html", context)


def _save_all(request: HttpRequest, form: PitchForm) -> Saved | None:
    """Save every readable field and every accepted file; put what could not be saved beside its field."""
    saved = None
    try:
        saved = _save_words(request, form)
        for each in form.removals():
            detach(each, actor=request.actor)
    except Refused as error:
        form.add_error(None, error.words)
        return None
    for conflict in saved.conflicts:
        words = _("%(name)s changed this meanwhile. Your text is kept; choose above which one is to stand.")
        form.add_error(conflict.name, words % {"name": conflict.by})
    for item, upload in form.uploads():
        try:
            attach(form.pitch, upload, item=item, actor=request.actor)
        except files.Rejected as error:
            form.add_error(f"file_{item}", str(error))
        except Refused as error:
            form.add_error(f"file_{item}", error.words)
    return saved


def _save_words(request: HttpRequest, form: PitchForm, leave_out: frozenset[str] = frozenset()) -> Saved:
    page, seen = form.cleaned_data.get("page") or "", form.cleaned_data.get("edits_seen")
    words = {name: value for name, value in form.words().items() if name not in leave_out}
    return save_words(form.pitch, words, seen=seen, actor=request.actor, page=page)


@login_required
def autosave_view(request: HttpRequest, key: str) -> JsonResponse:
    """Save what is typed so far; fields that cannot be read or that somebody else changed are named.

    What others changed and this page did not comes along, to be shown. Asked by GET nothing is saved: then only that.
    """
    pitch = find(request, key)
    if request.method != "POST":
        return _news(request, pitch)
    form = PitchForm(request.POST, None, pitch=pitch)
    form.is_valid()
    try:
        saved = _save_words(request, form, leave_out=together.undecided(request.POST))
    except Refused as error:
        return JsonResponse({"message": error.words}, status=409)
    if saved.conflicts:
        names = "、".join(str(form.fields[conflict.name].label) for conflict in saved.conflicts)
        who = saved.conflicts[0].by
        words = _("%(name)s changed the same item meanwhile: %(items)s. Press “Save” to see both and choose.")
        return JsonResponse({"message": words % {"name": who, "items": names}}, status=409)
    answer = together.answer(saved.pitch, saved.theirs)
    if form.errors:
        names = "、".join(str(form.fields[name].label) for name in form.errors if name in form.fields)
        words = _("Not readable yet: %(items)s. Everything else is saved.") % {"items": names}
        return JsonResponse({"message": words, **answer}, status=422)
    return JsonResponse(answer)


def _news(request: HttpRequest, pitch: Pitch) -> JsonResponse:
    seen = parsing.digits(request.GET.get("edits_seen", ""))
    if seen is None or seen >= pitch.edits:
        return JsonResponse({})
    return JsonResponse(together.answer(pitch, together.news(pitch, seen, request.GET.get("page", "")[:40])))
