"""Making and changing briefings."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from challenges.briefings.forms import BriefingForm
from challenges.briefings.models import Briefing
from challenges.challenges.models import Challenge
from colab.core import access
from colab.core.lifecycle import Refused, apply, create, ref
from colab.core.ui.forms import parsing


@login_required
def new(request: HttpRequest, key: str) -> HttpResponse:
    """Plan a briefing or site visit of a challenge."""
    challenge = access.get_or_404(request.actor, Challenge.objects.all(), "brief", key=key)
    form = BriefingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        briefing = form.instance
        briefing.challenge = challenge
        create(briefing, actor=request.actor, payload={"starts_at": briefing.starts_at}, links=[ref(challenge)])
        messages.success(request, _("Saved. Announce it to take registrations."))
        return redirect("work:subject", "briefing", briefing.key)
    context = {"form": form, "title": _("New briefing"), "version": "", "refusal": None, "challenge": challenge}
    return render(request, "briefings/form.html", context)


@login_required
def edit(request: HttpRequest, key: str) -> HttpResponse:
    """Change a briefing that has not been held."""
    rows = Briefing.objects.filter(state__in=("planned", "announced")).select_related("challenge")
    briefing = access.get_or_404(request.actor, rows, "save", key=key)
    version, title = briefing.version, briefing.label
    form, refusal = BriefingForm(request.POST or None, instance=briefing), None
    if request.method == "POST" and form.is_valid():
        try:
            stored = Briefing.objects.get(pk=briefing.pk)
            expected = parsing.digits(request.POST.get("version", ""))
            apply("save", stored, actor=request.actor, expected_version=expected, **form.facts())
        except Refused as error:
            refusal = error
        else:
            messages.success(request, _("Saved."))
            return redirect("work:subject", "briefing", key)
    context = {"form": form, "title": title, "version": request.POST.get("version", version), "refusal": refusal}
    return render(request, "briefings/form.html", context | {"challenge": briefing.challenge})
