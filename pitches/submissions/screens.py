"""The workspace page of a pitch, and the forms of its verbs."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from colab.core import access, files
from colab.core.ledger.queries import entries
from colab.core.lifecycle import offering, screens
from colab.core.lifecycle.machine import get_machine
from colab.core.lifecycle.views.subject import history
from colab.core.ui.format import moment

from . import correcting, editing, forms, reading, values
from .enums import CIVIC, RESULT
from .models import Pitch
from .queries import current_files, for_lists
from .views.mine import next_deadline

UNSEEN_BY_TEAM = ("shortlist", "not_shortlist", "scan_done")
"""Entries that tell what is decided and not published; the team's history leaves them out."""


def context(request: Any, pitch: Pitch) -> dict:
    """Return what the page shows this reader: the team, the section and office, auditors, others."""
    actor = request.actor
    is_team = pitch.organisation_id in actor.grants.organisations
    is_official = not is_team and (access.can(actor, "review", pitch) or actor.grants.is_auditor)
    scope = editing.scope(pitch)
    inside = is_team or is_official
    data = {
        "is_team": is_team,
        "is_official": is_official,
        "scope": scope,
        "next_deadline": next_deadline(pitch),
        "reopened_label": editing.item_label(pitch.reopened_item),
        "may_withdraw": pitch.state in get_machine("pitch").transition("withdraw").sources,
        "facts": facts(pitch),
        "notes": notes(pitch),
        "parts": reading.parts(values.handed(pitch), corrections=correcting.shown(pitch, waiting=inside)),
        "corrections": list(pitch.corrections.select_related("submission")) if inside else [],
        "may_correct": is_team and _may_correct(request, pitch),
        "files": _files(pitch),
        "receipts": list(pitch.submissions.order_by("-number")) if inside else [],
        "show_result": pitch.state in (*RESULT, *CIVIC),
    }
    if not is_official:
        chain = [] if not is_team else entries("pitch", pitch.key)
        data["history"] = history(get_machine("pitch"), [e for e in chain if e.verb not in UNSEEN_BY_TEAM])
    if is_team:
        data["screen"] = screens.Screen("pitch", list_url_name="submissions:mine", list_label=_("My pitches"))
    return data


def _may_correct(request: Any, pitch: Pitch) -> bool:
    offers = {offer.verb: offer for offer in offering.offers(pitch, request.actor)}
    return "ask_correction" in offers and not offers["ask_correction"].open_guards


def _files(pitch: Pitch) -> list:
    """Return the files that were handed in last; of a draft those that are attached now."""
    if pitch.snapshot is None:
        return [each.file for each in current_files(pitch)]
    keys = [line["key"] for line in pitch.snapshot.files]
    return list(files.of("pitch", pitch.key).filter(key__in=keys))


def facts(pitch: Pitch) -> list[tuple]:
    """Return what stands at the top."""
    return [
        (_("Challenge"), f"{pitch.challenge.code or ''} {pitch.challenge.label}"),
        (_("Who pitches"), pitch.organisation.label),
        (_("Receipt number"), pitch.receipt_number),
        (_("Handed in"), moment(pitch.submitted_at)),
        (_("Result published"), moment(pitch.result_at) if pitch.state in (*RESULT, *CIVIC) else ""),
    ]


def notes(pitch: Pitch) -> list[tuple]:
    """Return what only the section, the office and auditors read."""
    return [
        (_("Formal check"), pitch.formal_note),
        (_("Screening"), pitch.get_screening_display() if pitch.screening else ""),
        (_("Reason of the screening"), pitch.screening_note),
        (_("Screening published"), moment(pitch.screening_published_at)),
        (_("Reopened item"), editing.item_label(pitch.reopened_item)),
        (_("Reopened until"), moment(pitch.reopened_until)),
        (_("Why it was reopened"), pitch.reopened_reason),
    ]


def _receipt(pitch: Pitch) -> str:
    return reverse("submissions:receipt", args=[pitch.key])


screens.register(
    screens.Screen(
        machine="pitch",
        template="submissions/subject.html",
        context=context,
        queryset=for_lists,
        list_url_name="submissions:list",
        list_label=gettext_lazy("All pitches"),
    )
)
for _verb in ("submit", "change"):
    screens.verb_form("pitch", _verb, forms.DeclarationForm)
    screens.go_to("pitch", _verb, _receipt)
screens.go_to("pitch", "amend", _receipt)
screens.verb_form("pitch", "withdraw", forms.WithdrawForm)
screens.verb_form("pitch", "accept", forms.NoteForm)
screens.verb_form("pitch", "reopen_item", forms.ReopenForm)
screens.verb_form("pitch", "ask_correction", forms.AskCorrectionForm)
screens.verb_form("pitch", "accept_correction", forms.AnswerCorrectionForm)
screens.verb_form("pitch", "refuse_correction", forms.AnswerCorrectionForm)
screens.verb_form("pitch", "shortlist", forms.ScreenForm)
screens.verb_form("pitch", "not_shortlist", forms.ScreenForm)
screens.verb_form("pitch", "decline_formal", screens.ReasonForm)
screens.verb_form("pitch", "disqualify", screens.ReasonForm)
screens.verb_form("pitch", "match", forms.NoteForm)
screens.verb_form("pitch", "feedback", forms.FeedbackForm)
