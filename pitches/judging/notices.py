"""Mails to judges. Each leads straight to the judge's queue."""

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from colab.core import notices
from colab.core.lifecycle import Move, consequence
from colab.core.notices import Category, Kind, register
from pitches.rounds.enums import MARKING_ROLES
from pitches.rounds.models import PanelMember
from pitches.rounds.queries import active_members


@register
class Invitation(Kind):
    """Asks somebody to sit on a panel."""

    code = "judging.invitation"
    label = _("Invitation to a panel of judges")
    category = Category.TASK
    template = "invitation"
    mutable = False
    audience = "the judge invited"


@register
class ScoringOpen(Kind):
    """Says that marks can be given."""

    code = "judging.scoring_open"
    label = _("Marking has begun")
    category = Category.TASK
    template = "scoring_open"
    mutable = False
    audience = "judges of the round"


@register
class Reminder(Kind):
    """Reminds a judge of what is left to do."""

    code = "judging.reminder"
    label = _("Reminder to a judge")
    category = Category.DEADLINE
    template = "reminder"
    audience = "judges with undeclared conflicts or open sheets"


def queue_paths(round_) -> dict[str, str]:
    """Return the address of the judge's queue in both languages."""
    paths = {}
    for language in ("ja", "en"):
        with translation.override(language):
            paths[language] = reverse("judging:queue", args=[round_.key])
    return paths


def words_of(round_, **more) -> dict:
    """Return what every mail to a judge says."""
    challenge = round_.challenge
    context = {"title": {"ja": challenge.title, "en": challenge.title_en}, "due": round_.marks_due_at or ""}
    return context | more


def tell_member(kind: str, member: PanelMember, round_, dedupe: str, **more) -> None:
    """Queue one mail to one judge."""
    notices.notify(
        kind,
        to=member.user,
        subject_ref=("round", round_.key),
        context=words_of(round_, role=member.role, **more),
        dedupe=dedupe,
        url=queue_paths(round_),
    )


@consequence("round", "invite", "substitute")
def invite(move: Move) -> None:
    """Mail the person just seated."""
    member = move.subject.panel.select_related("user").get(user__email=move.facts["email"].strip().lower())
    move.after(lambda: tell_member("judging.invitation", member, move.subject, f"{member.key}"))


@consequence("round", "open_scoring")
def tell_open(move: Move) -> None:
    """Mail all who give marks."""
    members = list(active_members(move.subject).filter(role__in=MARKING_ROLES).select_related("user"))

    def send() -> None:
        for member in members:
            tell_member("judging.scoring_open", member, move.subject, f"{member.key}:{move.now.isoformat()}")

    move.after(send)


@consequence("round", "remind")
def remind_late(move: Move) -> None:
    """Mail the judges who have something left; facts: members (keys)."""
    keys = move.facts.get("members") or []
    members = list(active_members(move.subject).filter(key__in=keys).select_related("user"))
    active_members(move.subject).filter(key__in=keys).update(reminded_at=move.now)

    def send() -> None:
        for member in members:
            tell_member("judging.reminder", member, move.subject, f"{member.key}:{move.now.isoformat()}")

    move.after(send)
