"""What judges may read and mark: nothing before they declared, never what they declared a conflict with."""

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from colab.core import access, files
from colab.core.access import Actor
from pitches.rounds.access import runs
from pitches.rounds.enums import MARKING_ROLES, PANEL_ROOM, Reads, RoundState
from pitches.rounds.models import PanelMember, Round
from pitches.rounds.queries import IN_PLAY, open_phases
from pitches.submissions import access as submissions
from pitches.submissions.models import Pitch

from .blind import BLIND_ROUNDS, PURPOSE
from .enums import Conflict
from .models import (
    Assignment,
    AssignmentRun,
    ConflictDeclaration,
    Expertise,
    Mark,
    PaperEntry,
    Pseudonym,
    RedactedCopy,
    Relation,
    Sheet,
)
from .queries import belongs, cleared

READING = tuple(
    s.value for s in (RoundState.JUDGES_FIXED, RoundState.SCORING, RoundState.SCORING_CLOSED, RoundState.DECIDED)
)
"""States in which judges may read, if a phase that lets them is running."""


def phase(*reads: str, **conditions):
    """Return the rounds of running phases in which judges may read one of ``reads``."""
    rows = open_phases().filter(**conditions)
    return (rows.filter(judges_read__in=reads) if reads else rows).values("round")


def assigned_pitches(actor: Actor):
    """Return the pitches a judge may read because they are assigned."""
    seats = Assignment.objects.filter(
        judge__user_id=actor.user_id,
        judge__recused_at=None,
        ended_at=None,
        round__state__in=READING,
        round__in=phase(Reads.ASSIGNED, Reads.ALL),
    ).filter(cleared("judge", "pitch__organisation"))
    return seats.values("pitch")


def shown_pitches(actor: Actor):
    """Return the pitches a panel member may read because the phase shows all of them."""
    seats = PanelMember.objects.filter(
        user_id=actor.user_id,
        recused_at=None,
        round__challenge=OuterRef("challenge"),
        round__state__in=READING,
        round__in=phase(Reads.ALL),
        declarations__organisation=OuterRef("organisation"),
        declarations__kind=Conflict.NONE,
    )
    return Pitch.objects.filter(Exists(seats), state__in=IN_PLAY).values("pk")


def judges(actor: Actor) -> Q:
    """Pitches a judge may read now. Membership in the applicant closes them whatever was declared."""
    if actor.user_id is None:
        return access.NONE
    readable = Q(pk__in=assigned_pitches(actor)) | Q(pk__in=shown_pitches(actor))
    return readable & ~Q(organisation__in=actor.grants.organisations)


def named(actor: Actor) -> Q:
    """The same where names are not hidden: the pitch's own page and the files as they were handed in."""
    blind = Round.objects.filter(BLIND_ROUNDS).values("challenge")
    return judges(actor) & ~Q(challenge__in=blind)


submissions.extra_readers.append(named)
submissions.extra_file_readers.append(named)
files.purpose(PURPOSE, _("File without names"), max_mb=30, max_count=10, rule="read_redacted")


@access.rule(Pitch, "read_redacted")
def read_redacted(actor: Actor) -> Q:
    """Files without names: judges, the office and auditors; not the team, whom they do not concern."""
    office = Q(challenge__in=Round.objects.filter(runs(actor)).values("challenge"))
    return access.ALL if actor.grants.is_auditor else judges(actor) | office


@access.rule(Pitch, "judge")
def pitch_judge(actor: Actor) -> Q:
    """Reading as a judge, in the judge's form."""
    return judges(actor)


@access.rule(Assignment, "mark")
def assignment_mark(actor: Actor) -> Q:
    """One's own seat while marks are taken, after declaring."""
    if actor.user_id is None:
        return access.NONE
    own = Assignment.objects.filter(
        judge__user_id=actor.user_id,
        judge__recused_at=None,
        judge__role__in=MARKING_ROLES,
        ended_at=None,
        round__state=RoundState.SCORING,
        round__in=phase(judges_mark=True),
        pitch__state__in=IN_PLAY,
    ).filter(cleared("judge", "pitch__organisation"))
    own = own.exclude(belongs("judge__user", "pitch__organisation"))
    return Q(pk__in=own.values("pk"))


def own_assignments(actor: Actor) -> Q:
    """A judge's own seats that carry no conflict."""
    if actor.user_id is None:
        return access.NONE
    own = Assignment.objects.filter(judge__user_id=actor.user_id, judge__recused_at=None, ended_at=None)
    return Q(pk__in=own.filter(cleared("judge", "pitch__organisation")).values("pk"))


def panel_room(actor: Actor) -> Q:
    """Seats in rounds whose panel room is open to the actor; for judges without those they are in conflict with."""
    states = [s.value for s in PANEL_ROOM]
    office = Round.objects.filter(runs(actor), state__in=states).values("pk")
    q = Q(round__in=office)
    if actor.user_id is None:
        return q
    seats = PanelMember.objects.filter(
        user_id=actor.user_id,
        recused_at=None,
        round=OuterRef("round"),
        round__state__in=states,
        declarations__organisation=OuterRef("pitch__organisation"),
        declarations__kind=Conflict.NONE,
    )
    return q | Q(pk__in=Assignment.objects.filter(Exists(seats)).values("pk"))


@access.rule(Assignment, "view")
def assignment_view(actor: Actor) -> Q:
    """One's own, those of a round one runs, and all of a panel room."""
    run = Round.objects.filter(runs(actor)).values("pk")
    return own_assignments(actor) | Q(round__in=run) | panel_room(actor)


@access.rule(Sheet, "view")
def sheet_view(actor: Actor) -> Q:
    """One's own; others only in the panel room: marks are private to their judge until the marking is closed."""
    seen = Assignment.objects.filter(own_assignments(actor) | panel_room(actor)).values("pk")
    return Q(assignment__in=seen)


@access.rule(Mark, "view")
def mark_view(actor: Actor) -> Q:
    """As the sheet."""
    return Q(sheet__in=Sheet.objects.filter(sheet_view(actor)).values("pk"))


def in_own_rounds(actor: Actor) -> Q:
    """Rows of the rounds that the actor's office runs."""
    return Q(round__in=Round.objects.filter(runs(actor)).values("pk"))


@access.rule(AssignmentRun, "view")
def run_view(actor: Actor) -> Q:
    """The office that runs the round."""
    return in_own_rounds(actor)


@access.rule(Expertise, "view")
def expertise_view(actor: Actor) -> Q:
    """The office that runs the round."""
    return in_own_rounds(actor)


@access.rule(Pseudonym, "view")
def pseudonym_view(actor: Actor) -> Q:
    """The office: who is behind a pseudonym is nobody else's business."""
    return in_own_rounds(actor)


@access.rule(RedactedCopy, "view")
def redacted_view(actor: Actor) -> Q:
    """The office; judges read it through the sheet."""
    return in_own_rounds(actor)


@access.rule(Relation, "view")
def relation_view(actor: Actor) -> Q:
    """The person's own; the office those of the judges of its rounds."""
    panels = PanelMember.objects.filter(round__in=Round.objects.filter(runs(actor)).values("pk"))
    return Q(user__in=panels.values("user")) | Q(user_id=actor.user_id) if actor.user_id else access.NONE


@access.rule(PaperEntry, "view")
def paper_view(actor: Actor) -> Q:
    """Officers their own: the second must not read the first one's."""
    return Q(by_id=actor.user_id) if actor.user_id else access.NONE


@access.rule(ConflictDeclaration, "view")
def declaration_view(actor: Actor) -> Q:
    """Judges their own; the office what was declared in its rounds."""
    run = Round.objects.filter(runs(actor)).values("pk")
    return Q(judge__user_id=actor.user_id) | Q(round__in=run) if actor.user_id else access.NONE
