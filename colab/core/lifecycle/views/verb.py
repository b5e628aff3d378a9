"""The page of any verb: the form for its facts, its refusals, its warnings, and "done elsewhere"."""

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from colab.core import access
from colab.core.lifecycle import screens
from colab.core.lifecycle.engine import apply
from colab.core.lifecycle.guards import GuardResult, Level
from colab.core.lifecycle.move import Override
from colab.core.lifecycle.offering import guard_report
from colab.core.lifecycle.refusals import NotAllowed, Refused, Warned
from colab.core.lifecycle.refused_log import tell
from colab.core.ui import forms as ui_forms
from colab.core.ui.components import GuardLine
from colab.core.ui.forms import parsing

from .subject import find
from .typed import typed_words


class OverrideForm(ui_forms.Form):
    """Asked only when a body's practice stands against the verb."""

    override_authority = forms.CharField(label=gettext_lazy("On whose authority"), max_length=200)
    override_reason = forms.CharField(
        label=gettext_lazy("Why the practice is not followed"), widget=forms.Textarea(attrs={"rows": 3})
    )


@login_required
def verb_view(request: HttpRequest, machine: str, key: str, verb: str) -> HttpResponse:
    """Show the verb's form; do the verb when the form is sent. What was typed is shown again after any refusal.

    Whoever has no right to it gets no form, whatever was sent: what it offers to choose from may be nothing for them.
    """
    table, screen, subject = find(request, machine, key)
    transition = table.by_verb.get(verb)
    if transition is None:
        raise Http404
    recording = request.POST.get("mode") == "recorded" or request.GET.get("mode") == "recorded"
    records = transition.legal and bool(screens.recorder) and screens.recorder["may"](request.actor, subject, verb)
    allowed = access.has_rule(type(subject), verb) and access.can(request.actor, verb, subject)
    wrong_state = subject.state not in transition.sources
    lacking = not (allowed or records)
    if lacking and request.method == "POST":
        tell(verb, subject, request.actor, NotAllowed())
    if lacking or (wrong_state and request.method == "GET"):
        return _closed(request, table, screen, subject, transition, wrong_state)
    form = _form(request, machine, verb, subject)
    recording = records and (recording or (request.method == "GET" and not allowed))
    extra = _record_form(request) if recording else None
    override = OverrideForm(request.POST) if request.POST.get("override") else None
    response, refusal = _attempt(request, subject, transition, form, extra, override)
    if response:
        return response
    if isinstance(refusal, NotAllowed) and not records:
        # The right went while it was being done.
        return _closed(request, table, screen, subject, transition, wrong_state=False)
    override = override or (OverrideForm() if isinstance(refusal, Warned) else None)
    context = {
        "form": form,
        "record_form": extra,
        "override_form": override,
        "refusal": refusal,
        "guards": guard_lines(guard_report(subject, verb, request.actor), inside=request.actor.grants.is_staff),
        "wrong_state": wrong_state,
        "version": subject.version,
        "may_record": records,
        "allowed": allowed,
        "recording": recording,
    } | _head(table, screen, subject, transition)
    return render(request, "lifecycle/verb.html", context, status=409 if refusal else 200)


def _attempt(request: HttpRequest, subject, transition, *forms) -> tuple[HttpResponse | None, Refused | None]:
    """Do the verb if the forms were sent and are valid; return where to go, or why it was refused."""
    if request.method != "POST" or not _all_valid(*forms):
        return None, None
    try:
        return _do(request, subject, transition, *forms), None
    except Refused as error:
        return None, error


def _head(table, screen, subject, transition) -> dict:
    """Return what the top of a verb's page shows, with a form or without."""
    return {
        "subject": subject,
        "machine": table,
        "screen": screen,
        "title": screen.title(subject),
        "transition": transition,
        "back": reverse("work:subject", args=[subject.MACHINE, subject.key]),
        "tone": table.tone(subject.state),
        "state_label": table.state_label(subject.state),
    }


def _closed(request: HttpRequest, table, screen, subject, transition, wrong_state: bool) -> HttpResponse:
    """Say that the verb cannot be done now, or not by this person, without a form that would be refused.

    What was sent is given back in words, to be used elsewhere.
    """
    sent = request.method == "POST"
    context = {
        "wrong_state": wrong_state,
        "refusal": NotAllowed(),
        "typed": typed_words(request.POST, screens.get_form(subject.MACHINE, transition.verb)) if sent else [],
    }
    context |= _head(table, screen, subject, transition)
    status = 403 if not wrong_state else 409 if sent else 200
    return render(request, "lifecycle/verb_closed.html", context, status=status)


def guard_lines(results: list[GuardResult], *, inside: bool = False) -> list[GuardLine]:
    """Return guards as lines: the first open one is the next to deal with; ``inside`` adds what each went by."""
    lines, found_open = [], False
    for result in results:
        guard = result.guard
        status = "passed" if result.passed else "warned" if guard.level == Level.PRACTICE else "next"
        if status == "next" and found_open:
            status = "open"
        found_open = found_open or status == "next"
        why = result.found if inside else ""
        lines.append(GuardLine(guard.text, status, why, guard.next_step, str(guard.article)))
    return lines


def _form(request: HttpRequest, machine: str, verb: str, subject) -> forms.BaseForm:
    form_class = screens.get_form(machine, verb)
    data, files = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    return form_class(data, files, subject=subject, actor=request.actor)


def _record_form(request: HttpRequest) -> forms.BaseForm:
    data, files = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    return screens.recorder["form"](data, files, prefix="record")


def _all_valid(*parts: forms.BaseForm | None) -> bool:
    return all([part.is_valid() for part in parts if part is not None])


def _do(request: HttpRequest, subject, transition, form, extra, override) -> HttpResponse:
    if extra is not None:
        screens.recorder["record"](
            subject=subject, verb=transition.verb, actor=request.actor, form=form, evidence=extra.cleaned_data
        )
        messages.success(request, _("Recorded. A second officer now has to confirm it."))
        return redirect("work:subject", subject.MACHINE, subject.key)
    done = apply(
        transition.verb,
        subject,
        actor=request.actor,
        expected_version=parsing.digits(request.POST.get("version", "")),
        override=_override(override),
        **screens.facts_of(form),
    )
    messages.success(request, _("Done: %(verb)s") % {"verb": transition.label})
    goal = screens.goal(subject.MACHINE, transition.verb, done)
    return redirect(goal) if goal else redirect("work:subject", done.MACHINE, done.key)


def _override(form: OverrideForm | None) -> Override | None:
    if form is None:
        return None
    return Override(authority=form.cleaned_data["override_authority"], reason=form.cleaned_data["override_reason"])
