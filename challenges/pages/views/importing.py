"""Import with a preview: first what would come in, then all of it or nothing."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext

from challenges.pages.forms.importing import ImportForm
from challenges.pages.importing import Unreadable, carry_out, plan


@login_required
def import_challenges(request: HttpRequest) -> HttpResponse:
    """Show the form; a sent file is checked and shown; with ``confirm`` it is written."""
    if not request.actor.grants.is_office:
        raise Http404
    sent = request.method == "POST"
    form = ImportForm(request.POST if sent else None, request.FILES if sent else None, actor=request.actor)
    made = None
    if sent and form.is_valid():
        stored = form.cleaned_data["file"][0]
        try:
            with stored.blob.open("rb") as file:
                made = plan(file, stored.name, form.cleaned_data["programme"])
        except Unreadable as error:
            form.add_error("file", str(error))
        else:
            if "confirm" in request.POST and not made.problems:
                return _write(request, made)
    status = 422 if sent and (form.errors or (made and made.problems)) else 200
    return render(request, "challenge_pages/import.html", {"form": form, "plan": made}, status=status)


def _write(request: HttpRequest, made) -> HttpResponse:
    done = carry_out(made, actor=request.actor)
    words = ngettext("%(n)d challenge was imported as a draft.", "%(n)d challenges were imported as drafts.", len(done))
    messages.success(request, words % {"n": len(done)})
    return redirect("challenges:board")
