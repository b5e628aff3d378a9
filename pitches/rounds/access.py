"""Who may see and run rounds."""

from django.db.models import Q

from colab.core import access
from colab.core.access import Actor

from .enums import MARKING_ROLES, PANEL_ROOM
from .models import PanelMember, Round


def runs(actor: Actor) -> Q:
    """The office of the challenge's programme."""
    return Q(challenge__programme__in=actor.grants.programmes("office", "office_admin"))


def sits(actor: Actor, *roles: str) -> Q:
    """Rounds on whose panel the actor sits."""
    if actor.user_id is None:
        return access.NONE
    seats = PanelMember.objects.filter(user_id=actor.user_id, recused_at=None)
    if roles:
        seats = seats.filter(role__in=roles)
    return Q(pk__in=seats.values("round"))


@access.rule(Round, "view")
def round_view(actor: Actor) -> Q:
    """The office, the section whose challenge it is, and the panel."""
    return runs(actor) | Q(challenge__unit__in=actor.grants.units("section", "head")) | sits(actor)


@access.rule(
    Round,
    "save", "set_rubric", "set_phases", "announce", "invite", "substitute", "fix_judges", "unfix_judges",
    "assign", "move_seat", "import_seats", "set_expertise", "note_relation", "redact",
    "record_declaration", "enter_paper",
    "open_scoring", "remind", "close_scoring", "reopen_scoring",
    "prepare", "decide", "reopen_decision", "publish", "reverse", "close",
)  # fmt: skip
def round_run(actor: Actor) -> Q:
    """The office."""
    return runs(actor)


@access.rule(Round, "accept", "declare", "lock_sheet", "unlock_sheet")
def round_judge(actor: Actor) -> Q:
    """Those who give marks."""
    return sits(actor, *MARKING_ROLES)


@access.rule(Round, "recuse")
def round_recuse(actor: Actor) -> Q:
    """Everybody on the panel for himself or herself, the office for anybody."""
    return runs(actor) | sits(actor)


@access.rule(Round, "start_talks")
def round_talks(actor: Actor) -> Q:
    """The section, or the office for it."""
    return runs(actor) | Q(challenge__unit__in=actor.grants.units("section", "head"))


@access.rule(Round, "panel")
def round_panel(actor: Actor) -> Q:
    """The panel room, once the marking is closed: the office and the panel itself."""
    return (runs(actor) | sits(actor)) & Q(state__in=[s.value for s in PANEL_ROOM])
