"""Seats, declarations, sheets and progress."""

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from colab.core import access
from colab.core.access import Actor
from colab.core.organisations.models import Membership, Organisation
from pitches.rounds.enums import MARKING_ROLES
from pitches.rounds.models import Criterion, PanelMember, Round
from pitches.rounds.queries import active_members, entrants, newest_rubric
from pitches.submissions.models import Pitch

from .enums import Conflict
from .methods.rank import Cell, Ranking
from .models import Assignment, ConflictDeclaration, Expertise, Sheet
from .scoring import Inputs, ranked


def live_seats(round_: Round | None = None, pitches: QuerySet[Pitch] | None = None) -> QuerySet[Assignment]:
    """Return the seats that count: not given up, the judge still on the panel, the pitch still in play.

    ``pitches`` are those of an earlier moment, when they were in play.
    """
    rows = Assignment.objects.filter(ended_at=None, judge__recused_at=None)
    if round_ is None:
        return rows
    played = entrants(round_) if pitches is None else pitches
    return rows.filter(round=round_, pitch__in=played.order_by().values("pk"))


def applicants(round_: Round) -> QuerySet[Organisation]:
    """Return the organisations behind the pitches of a round, in an order that tells nothing of the pitches."""
    return Organisation.objects.filter(pk__in=entrants(round_).values("organisation")).order_by("name", "pk")


def cleared(member: str, organisation: str) -> Exists:
    """Return the condition that the judge in column ``member`` declared no conflict with that ``organisation``."""
    said = ConflictDeclaration.objects.filter(
        judge=OuterRef(member), organisation=OuterRef(organisation), kind=Conflict.NONE
    )
    return Exists(said)


def belongs(user: str, organisation: str) -> Exists:
    """Return the condition that the person in column ``user`` is a member of that ``organisation``."""
    return Exists(Membership.objects.filter(user=OuterRef(user), organisation=OuterRef(organisation)))


def undeclared(member: PanelMember) -> QuerySet[Organisation]:
    """Return the applicants about which the judge has said nothing yet."""
    said = ConflictDeclaration.objects.filter(judge=member).values("organisation")
    return applicants(member.round).exclude(pk__in=said)


def own_seats(member: PanelMember) -> QuerySet[Assignment]:
    """Return the judge's own seats free of conflicts, in the judge's own order (drawn by the seats' numbers)."""
    rows = live_seats(member.round).filter(judge=member)
    rows = rows.filter(cleared("judge", "pitch__organisation")).exclude(belongs("judge__user", "pitch__organisation"))
    return rows.select_related("pitch__organisation", "sheet", "judge", "round")


def unmarked(seat: Assignment) -> list[Criterion]:
    """Return the criteria that have no mark yet on the sheet of this seat, in their order."""
    sheet = Sheet.objects.filter(assignment=seat).select_related("rubric").first()
    rubric = sheet.rubric if sheet else newest_rubric(seat.round)
    given = sheet.marks.filter(value__isnull=False).values("criterion") if sheet else []
    return list(rubric.criteria.exclude(pk__in=given)) if rubric else []


def was_seated(actor: Actor) -> bool:
    """Whether the person sits or ever sat on a panel, in whatever role."""
    return actor.user_id is not None and PanelMember.objects.filter(user_id=actor.user_id).exists()


def my_seats(actor: Actor) -> QuerySet[PanelMember]:
    """Return the panels on which the person sits and gives marks."""
    if actor.user_id is None:
        return PanelMember.objects.none()
    seats = PanelMember.objects.filter(user_id=actor.user_id, recused_at=None, role__in=MARKING_ROLES)
    return seats.select_related("round__challenge__programme")


def progress(round_: Round) -> QuerySet[PanelMember]:
    """Return the panel with ``seats`` and ``locked`` counted; conflicted pitches are in neither."""
    live = Q(assignments__ended_at=None, assignments__pitch__in=entrants(round_).values("pk"))
    return (
        active_members(round_)
        .select_related("user")
        .annotate(
            seats=Count("assignments", filter=live),
            locked=Count("assignments", filter=live & Q(assignments__sheet__locked_at__isnull=False)),
        )
        .order_by("pk")
    )


def paper_seats(round_: Round) -> QuerySet[Assignment]:
    """Return the seats whose sheet may come from paper: declared, no conflict, nothing typed on a device."""
    rows = live_seats(round_).filter(cleared("judge", "pitch__organisation"))
    rows = rows.exclude(belongs("judge__user", "pitch__organisation"))
    return rows.filter(Q(sheet=None) | Q(sheet__on_paper=True))


def open_sheets(round_: Round) -> QuerySet[Assignment]:
    """Return the seats whose sheet is not locked yet."""
    return live_seats(round_).exclude(sheet__locked_at__isnull=False)


def short_pitches(round_: Round) -> list[Pitch]:
    """Return the pitches that have fewer judges than the round wants."""
    seated = Count("assignments", filter=Q(assignments__ended_at=None, assignments__judge__recused_at=None))
    rows = entrants(round_).annotate(judges=seated)
    return [pitch for pitch in rows if pitch.judges < round_.judges_per_pitch]


def conflict_pairs(round_: Round) -> set[tuple[int, int]]:
    """Return (member, pitch) of every declared conflict and of every membership in an applicant."""
    pitches = list(entrants(round_).values_list("pk", "organisation_id"))
    organisations = {organisation for _pk, organisation in pitches}
    declared = ConflictDeclaration.objects.filter(round=round_, kind=Conflict.CONFLICT)
    found = set(declared.order_by("pk").values_list("judge_id", "organisation_id"))
    members = Membership.objects.filter(organisation__in=organisations, user__panel_seats__round=round_)
    found |= set(members.order_by("pk").values_list("user__panel_seats", "organisation_id"))
    seats = set(round_.panel.order_by("pk").values_list("pk", flat=True))
    return {(seat, pk) for pk, org in pitches for seat, about in found if about == org and seat in seats}


def expertise_of(round_: Round) -> dict[str, dict[str, int]]:
    """Return member key → pitch key → 0 to 100, as far as the office has said it."""
    rows = Expertise.objects.filter(round=round_, judge__recused_at=None, pitch__in=entrants(round_).values("pk"))
    found: dict[str, dict[str, int]] = {}
    for judge, pitch, value in rows.order_by("pk").values_list("judge__key", "pitch__key", "value"):
        found.setdefault(judge, {})[pitch] = value
    return found


def seen_sheets(actor: Actor, round_: Round) -> QuerySet[Sheet]:
    """Return the sheets of the round that the actor may see, marks and criteria joined."""
    rows = access.visible_to(actor, Sheet.objects.filter(assignment__round=round_))
    return rows.select_related("assignment__judge", "assignment__pitch").prefetch_related("marks")


def counted(round_: Round, pitches: QuerySet[Pitch] | None = None) -> QuerySet[Sheet]:
    """Return the sheets that count: of live seats, free of conflicts, not abstained."""
    # The seats by number: as one nested question PostgreSQL, where it has no statistics yet, needs half a minute.
    seats = list(live_seats(round_, pitches).order_by("pk").values_list("pk", flat=True))
    rows = Sheet.objects.filter(assignment__in=seats, abstained=False)
    return rows.exclude(belongs("assignment__judge__user", "assignment__pitch__organisation")).annotate(
        member=F("assignment__judge_id"), about=F("assignment__pitch_id")
    )


def cells_of(round_: Round, pitches: QuerySet[Pitch] | None = None) -> list[Cell]:
    """Return every mark that counts, and an empty cell for each that is missing; named by keys."""
    criteria = list(Criterion.objects.filter(rubric__round=round_).order_by("rubric", "order"))
    by_rubric: dict[int, list[Criterion]] = {}
    for criterion in criteria:
        by_rubric.setdefault(criterion.rubric_id, []).append(criterion)
    newest = newest_rubric(round_)
    rows = counted(round_, pitches).select_related("assignment__judge", "assignment__pitch").prefetch_related("marks")
    cells = []
    for sheet in rows.order_by("pk"):
        given = {mark.criterion_id: mark.value for mark in sheet.marks.all()}
        pitch, judge = sheet.assignment.pitch.key, sheet.assignment.judge.key
        cells += [Cell(pitch, judge, c.order, given.get(c.pk)) for c in by_rubric.get(sheet.rubric_id, [])]
    unopened = live_seats(round_, pitches).filter(sheet=None).order_by("pk").values_list("pitch__key", "judge__key")
    cells += [Cell(pitch, judge, c.order, None) for pitch, judge in unopened for c in by_rubric.get(newest.pk, [])]
    return cells


def ranking_of(round_: Round, rule: str = "", pitches: QuerySet[Pitch] | None = None) -> Ranking:
    """Return the ranking by the round's own rule, or by ``rule``; the same marks are worked out once."""
    return ranked(inputs_of(round_, rule, pitches))


def inputs_of(round_: Round, rule: str = "", pitches: QuerySet[Pitch] | None = None) -> Inputs:
    """Return all a ranking depends on; ``pitches`` are those of an earlier moment, when they were in play."""
    rubric = newest_rubric(round_)
    played = entrants(round_) if pitches is None else pitches
    return Inputs(
        cells_of(round_, pitches),
        dict(rubric.criteria.order_by("order").values_list("order", "weight")),
        list(played.values_list("key", flat=True)),
        (rubric.scale_min, rubric.scale_max),
        rule or round_.scoring_rule,
    )


def late_judges(round_: Round) -> list[PanelMember]:
    """Return the judges who have not declared on every applicant, or have sheets left to lock."""
    wanted = applicants(round_).count()
    judges = progress(round_).filter(role__in=MARKING_ROLES)
    asked = dict(
        ConflictDeclaration.objects.filter(round=round_, organisation__in=applicants(round_).values("pk"))
        .order_by()
        .values_list("judge")
        .annotate(n=Count("pk"))
    )
    scoring = round_.state == "scoring"
    return [m for m in judges if asked.get(m.pk, 0) < wanted or (scoring and m.locked < m.seats)]
