"""What teams are told about their pitches, and the office about what came in."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from challenges.calls import asking
from challenges.calls.models import Extension
from challenges.calls.queries import newly_asked
from colab.core import files, lifecycle
from colab.core.access import Actor
from colab.core.lifecycle import Move
from colab.core.notices import Category, Kind, audiences, notify, register, threads
from colab.core.organisations.models import User
from colab.core.organisations.queries import members

from . import editing, people
from .actions.attach import hear_verdict, may_receive, take_received
from .enums import CorrectionState, PitchState, Screening
from .forms.audience import TeamsForm
from .models import Pitch
from .rules import missing_fields


class TeamKind(Kind):
    """Told to all members of the organisation."""

    audience = "members of the organisation"
    category = Category.DECISION
    mutable = False


@register
class Received(TeamKind):
    """The receipt."""

    code, label, template = "pitch.received", _("Pitch received (receipt)"), "received"


@register
class Withdrawn(TeamKind):
    """The team withdrew."""

    code, label, template = "pitch.withdrawn", _("Pitch withdrawn"), "withdrawn"


@register
class Reopened(TeamKind):
    """One item may be changed."""

    code, label, template = "pitch.reopened", _("One item of a pitch reopened"), "reopened"
    category = Category.TASK


@register
class Accepted(TeamKind):
    """The formal check has passed."""

    code, label, template = "pitch.accepted", _("Formal check of a pitch passed"), "accepted"
    mutable = True


@register
class ScreeningPublished(TeamKind):
    """Shortlisted or not, with the reason."""

    code, label, template = "pitch.screened", _("Result of the screening"), "screened"


@register
class ResultPublished(TeamKind):
    """The result, with the reason."""

    code, label, template = "pitch.result", _("Result of a pitch"), "result"


@register
class Ended(TeamKind):
    """Declined in the formal check, or disqualified."""

    code, label, template = "pitch.ended", _("Pitch declined or disqualified"), "ended"


@register
class FeedbackGiven(TeamKind):
    """Feedback can be read."""

    code, label, template = "pitch.feedback", _("Feedback on a pitch"), "feedback"
    mutable = True


@register
class CorrectionAsked(Kind):
    """A team asks for a correction after the deadline."""

    code, label, template = "pitch.correction_asked", _("Correction of a pitch asked for"), "correction_asked"
    audience = "office of the programme"
    category = Category.TASK
    mutable = True


@register
class CorrectionAnswered(TeamKind):
    """The office accepted or refused a correction."""

    code, label, template = "pitch.correction", _("Answer to a correction"), "correction_answered"


@register
class LetInLate(TeamKind):
    """The office lets one organisation in after the deadline."""

    code, label, template = "pitch.late", _("You may hand in late"), "late"
    category = Category.DEADLINE


@register
class DeadlineExtended(TeamKind):
    """The deadline of a call with a draft has moved."""

    code, label, template = "pitch.extended", _("Deadline extended"), "extended"
    category = Category.DEADLINE


@register
class FormChanged(TeamKind):
    """The call of a draft asks other fields than before."""

    code, label, template = "pitch.form_changed", _("The form has changed"), "form_changed"
    category = Category.DEADLINE


@register
class UnfinishedDraft(TeamKind):
    """The deadline is near, and the pitch is not handed in."""

    code, label, template = "pitch.unfinished", _("Deadline near, pitch not handed in"), "unfinished"
    category = Category.DEADLINE
    mutable = True


def facts(pitch: Pitch) -> dict:
    """Return what every mail about a pitch says."""
    return {
        "title": {"ja": pitch.title, "en": pitch.title_en or pitch.title},
        "challenge": {
            "ja": f"{pitch.challenge.code} {pitch.challenge.title}",
            "en": f"{pitch.challenge.code} {pitch.challenge.title_en or pitch.challenge.title}",
        },
        "organisation": pitch.organisation.name,
        "receipt_number": pitch.receipt_number or "",
        "reason": pitch.result_reason or pitch.ended_reason,
    }


def in_both(words) -> dict:
    """Return a lazy text, or what a function gives, in both languages."""
    made = {}
    for language in ("ja", "en"):
        with translation.override(language):
            made[language] = str(words() if callable(words) else words)
    return made


def tell(kind: type[Kind], pitch: Pitch, *, url=None, dedupe: str | None = None, **more) -> list:
    """Tell the team; return the notices written. ``url`` and ``dedupe`` as of ``notify``."""
    context, about = facts(pitch) | more, ("pitch", pitch.key)
    return notify(kind, to=people.team(pitch), subject_ref=about, context=context, url=url, dedupe=dedupe)


@lifecycle.consequence("pitch", "submit", "change", "amend")
def tell_received(move: Move) -> None:
    """Send the receipt with number, second and hashes."""
    pitch, submission = move.subject, move.subject.snapshot
    place = [pitch.key, submission.number]
    url = in_both(lambda: reverse("submissions:receipt", args=place))
    lines = [f"{line['name']} / {line['size']:,} B / SHA-256 {line['sha256']}" for line in submission.files]
    tell(
        Received,
        pitch,
        url=url,
        number=submission.number,
        received_at=submission.at,
        files=lines,
        digest=submission.digest,
        scan_pending=pitch.scan_pending,
        pdf_url=in_both(lambda: settings.SITE_URL + reverse("submissions:receipt_pdf", args=place)),
        check_url=in_both(lambda: settings.SITE_URL + reverse("submissions:check")),
    )


@lifecycle.consequence("pitch", "ask_correction")
def tell_correction_asked(move: Move) -> None:
    """The office has something to answer."""
    pitch = move.subject
    asked = pitch.corrections.order_by("-number").first()
    context = facts(pitch) | {"item": in_both(lambda: editing.item_label(asked.field)), "why": asked.why}
    notify(CorrectionAsked, to=people.office(pitch), subject_ref=("pitch", pitch.key), context=context)


@lifecycle.consequence("pitch", "accept_correction", "refuse_correction")
def tell_correction_answered(move: Move) -> None:
    """The team learns the answer and its reason."""
    row = move.subject.corrections.get(number=move.facts["correction"])
    tell(
        CorrectionAnswered,
        move.subject,
        item=in_both(lambda: editing.item_label(row.field)),
        old=row.old,
        new=row.new,
        accepted=row.state == CorrectionState.ACCEPTED,
        why=row.answer,
    )


@lifecycle.consequence("pitch", "withdraw")
def tell_withdrawn(move: Move) -> None:
    """Confirm the withdrawal of what had been handed in."""
    if move.source != PitchState.DRAFT:
        tell(Withdrawn, move.subject)


@lifecycle.consequence("pitch", "reopen_item")
def tell_reopened(move: Move) -> None:
    """Say which item, until when, why."""
    pitch = move.subject
    item = in_both(lambda: editing.item_label(pitch.reopened_item))
    tell(Reopened, pitch, item=item, until=pitch.reopened_until, why=pitch.reopened_reason)


@lifecycle.consequence("pitch", "accept")
def tell_accepted(move: Move) -> None:
    """The form is in order."""
    tell(Accepted, move.subject)


@lifecycle.consequence("pitch", "publish_screening")
def tell_screened(move: Move) -> None:
    """Shortlisted or not."""
    tell(ScreeningPublished, move.subject, passed=move.subject.screening == Screening.PASSED)


@lifecycle.consequence("pitch", "adopt", "reserve", "not_adopt", "match")
def tell_result(move: Move) -> None:
    """The result, at the moment it is published."""
    tell(ResultPublished, move.subject, result=in_both(lambda: PitchState(move.subject.state).label))


@lifecycle.consequence("pitch", "decline_formal", "disqualify")
def tell_ended(move: Move) -> None:
    """The end, with its reason."""
    tell(Ended, move.subject, result=in_both(lambda: PitchState(move.subject.state).label))


@lifecycle.consequence("pitch", "feedback")
def tell_feedback(move: Move) -> None:
    """Feedback can be read on the pitch's page."""
    tell(FeedbackGiven, move.subject)


@lifecycle.consequence("call", "extend")
def tell_extension(move: Move) -> None:
    """Everybody with a draft learns of the new deadline and why."""
    extension = Extension.objects.filter(call=move.subject).order_by("-made_at", "-pk").first()
    states = [PitchState.DRAFT, PitchState.SUBMITTED, PitchState.ACCEPTED]
    rows = Pitch.objects.filter(challenge__call=move.subject, state__in=states)
    why = {"ja": extension.reason, "en": extension.reason_en or extension.reason} if extension else ""
    for pitch in rows.select_related("challenge", "organisation").order_by("pk"):
        tell(DeadlineExtended, pitch, closes_at=move.subject.closes_at, why=why)


@lifecycle.consequence("call", "ask")
def tell_form_changed(move: Move) -> None:
    """Who is writing learns what the form asks now, who has handed in what it may add; what is written stays."""
    fresh, asked = newly_asked(move.subject), _lines(move.subject.asked)
    rows = Pitch.objects.filter(challenge__call=move.subject, state__in=[PitchState.DRAFT, *editing.CHANGEABLE])
    for pitch in rows.select_related("challenge__call", "organisation").order_by("pk"):
        handed = pitch.state != PitchState.DRAFT
        new = [name for name in missing_fields(pitch) if name in fresh] if handed else []
        if new or not handed:
            tell(FormChanged, pitch, asked=asked, handed=handed, new=_lines(new), why=move.facts.get("reason") or "")


def _lines(names: list[str]) -> dict:
    return in_both(lambda: "\n".join(f"- {label}" for label in asking.labels(names)))


@lifecycle.consequence("call", "allow_late")
def tell_late(move: Move) -> None:
    """The one organisation learns until when, and why; nobody else does."""
    entry = move.subject.late_entries.select_related("organisation").order_by("-number").first()
    context = {
        "call": {"ja": move.subject.title, "en": move.subject.title_en or move.subject.title},
        "organisation": entry.organisation.name,
        "until": entry.until,
        "why": entry.reason,
    }
    url = in_both(lambda: reverse("submissions:mine"))
    notify(LetInLate, to=members(entry.organisation), subject_ref=None, context=context, url=url)


@files.on_verdict("pitch")
def follow_scan(stored) -> None:
    """受付済・検査中 ends, or one item is reopened."""
    hear_verdict(stored)


files.receive("pitch", may=may_receive, take=take_received)


def sides(pitch: Pitch) -> dict:
    """Return who stands on which side of the thread."""
    return {"team": people.team(pitch), "section": people.section(pitch), "office": people.office(pitch)}


threads.register("pitch", sides)


def teams(actor: Actor, params: dict):
    """Return the members of teams with a pitch in challenges of the actor's programmes."""
    rows = Pitch.objects.filter(challenge__programme__in=actor.grants.programmes("office", "office_admin"))
    rows = rows.exclude(state=PitchState.WITHDRAWN)
    if params.get("challenge"):
        rows = rows.filter(challenge__code=params["challenge"])
    if not params.get("drafts"):
        rows = rows.exclude(state=PitchState.DRAFT)
    members = User.objects.filter(memberships__organisation__in=rows.values("organisation"), is_active=True)
    return members.distinct().order_by("pk")


audiences.register("pitch_teams", _("Teams with a pitch"), teams, form=TeamsForm)
