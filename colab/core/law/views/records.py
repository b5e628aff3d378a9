"""The page on which a second officer confirms a fact done elsewhere."""

from datetime import date

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from colab.core import lifecycle
from colab.core.clock import date_words, yen_words
from colab.core.law.actions.confirm import confirm, refuse
from colab.core.law.actions.record import may_record
from colab.core.law.models import RecordedFact
from colab.core.lifecycle import Override, Refused, Warned, screens
from colab.core.lifecycle.views.verb import OverrideForm
from colab.core.ui import forms as ui_forms


class NoteForm(ui_forms.Form):
    """Why a record is refused."""

    note = forms.CharField(label=gettext_lazy("Why it is refused"), widget=forms.Textarea(attrs={"rows": 3}))


@login_required
def record_view(request: HttpRequest, key: str) -> HttpResponse:
    """Show the recorded fact with its evidence; confirm it, or refuse it with a note."""
    record = get_object_or_404(RecordedFact.objects.select_related("recorded_by", "confirmed_by"), key=key)
    subject = lifecycle.load(record.machine, record.subject_key)
    if not (may_record(request.actor, subject, record.verb) or request.actor.grants.is_auditor):
        raise Http404
    note = NoteForm(request.POST if "refuse" in request.POST else None)
    override = OverrideForm(request.POST) if request.POST.get("override") else None
    refusal = None
    if request.method == "POST":
        try:
            if _dealt_with(request, record, note, override):
                return redirect("work:subject", record.machine, record.subject_key)
        except Refused as error:
            refusal = error
            override = override or (OverrideForm() if isinstance(error, Warned) else None)
    context = {
        "record": record,
        "subject": subject,
        "label": lifecycle.machine_of(subject).transition(record.verb).label,
        "facts": facts_in_words(record, subject, request.actor),
        "note_form": note,
        "override_form": override,
        "refusal": refusal,
        "own": record.recorded_by_id == request.actor.user_id,
    }
    return render(request, "law/record.html", context, status=409 if refusal else 200)


def _dealt_with(request: HttpRequest, record, note: NoteForm, override: OverrideForm | None) -> bool:
    if "refuse" in request.POST:
        if not note.is_valid():
            return False
        refuse(record=record, actor=request.actor, note=note.cleaned_data["note"])
        messages.success(request, _("The record is refused."))
        return True
    if override is not None and not override.is_valid():
        return False
    data = override.cleaned_data if override else None
    answer = Override(data["override_authority"], data["override_reason"]) if data else None
    confirm(record=record, actor=request.actor, override=answer)
    messages.success(request, _("Confirmed."))
    return True


def facts_in_words(record: RecordedFact, subject, actor) -> list[tuple]:
    """Return the recorded form as labels and what was typed."""
    form = screens.get_form(record.machine, record.verb)(record.data, None, subject=subject, actor=actor)
    form.is_valid()
    return [
        (field.label, _value_in_words(field, form.cleaned_data.get(name, ""))) for name, field in form.fields.items()
    ]


def _value_in_words(field, value) -> str:
    """Return a typed value as the form's page showed it: a choice by its label, a day in words, amounts grouped."""
    choices = {} if isinstance(field, forms.ModelChoiceField) else dict(getattr(field, "choices", ()))
    if isinstance(value, bool):
        return "✓" if value else "–"
    if isinstance(value, list | tuple):
        return "、".join(str(choices.get(each, each)) for each in value)
    if isinstance(value, date):
        return date_words(value)
    if isinstance(field, ui_forms.YenField) and value is not None:
        return yen_words(value)
    return str(choices.get(value, "" if value is None else value))
