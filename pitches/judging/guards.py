"""Conditions that marks and assignment put on a round's verbs."""

from django.utils.translation import gettext_lazy as _

from colab.core.lifecycle import Level, Move, add_guard, guard
from pitches.rounds.enums import MARKING_ROLES, ScoringRule
from pitches.rounds.queries import active_members, entrants, newest_rubric

from .blind import REWRITABLE
from .enums import RelationKind
from .methods.rank import RULES
from .models import PaperEntry, Sheet
from .queries import (
    applicants,
    conflict_pairs,
    live_seats,
    open_sheets,
    paper_seats,
    short_pitches,
    undeclared,
)


@guard(
    "judging.rule_computed",
    _("The scoring rule is one that the platform can compute."),
    next_step=_("Choose one of the rules offered."),
    asks_facts=True,
)
def rule_computed(move: Move) -> bool:
    """No rule is promised that nobody can work out."""
    return move.facts.get("scoring_rule", move.subject.scoring_rule) in {"", *RULES}


@guard(
    "judging.has_pitches",
    _("There is a pitch to be judged."),
    next_step=_("Accept pitches for review, or put finalists on the shortlist."),
)
def has_pitches(move: Move) -> bool:
    """Nothing is judged where nothing was handed in."""
    return entrants(move.subject).exists()


@guard(
    "judging.all_seated",
    _("Every pitch has as many judges as the round wants."),
    next_step=_("Draw the assignment, or fill the empty seats by hand."),
)
def all_seated(move: Move) -> bool:
    """At least k judges a pitch."""
    return not short_pitches(move.subject)


@guard(
    "judging.raw_is_complete",
    _("The plain mean counts only where every judge marks every pitch without a conflict."),
    next_step=_("Choose the adjusted score, or assign every pitch to every judge."),
)
def raw_is_complete(move: Move) -> bool:
    """Judges who see different pitches cannot be compared by a plain mean."""
    round_ = move.subject
    if round_.scoring_rule != ScoringRule.RAW:
        return True
    judges = active_members(round_).filter(role__in=MARKING_ROLES).count()
    return live_seats(round_).count() >= judges * entrants(round_).count() - len(conflict_pairs(round_))


@guard(
    "judging.all_locked",
    _("Every judge has locked the sheet of every assigned pitch."),
    next_step=_("Remind the judges who are late, or let somebody else mark in their place."),
    level=Level.PRACTICE,
)
def all_locked(move: Move) -> bool:
    """Missing marks stay missing; closing early needs authority and a reason."""
    return not open_sheets(move.subject).exists()


@guard(
    "judging.has_marks",
    _("At least one sheet was locked."),
    next_step=_("Wait for the judges."),
)
def has_marks(move: Move) -> bool:
    """Without any mark there is nothing to decide by."""
    return Sheet.objects.filter(assignment__in=live_seats(move.subject), locked_at__isnull=False).exists()


@guard(
    "judging.drawn_on_page",
    _("The assignment is drawn on its own page."),
    next_step=_("Open “Assignment” of the round."),
    asks_facts=True,
)
def drawn(move: Move) -> bool:
    """The facts hold the drawn pairs."""
    return "pairs" in move.facts


@guard(
    "judging.seat_named",
    _("Judge and pitch belong to this round, and there is no conflict between them."),
    next_step=_("Choose another judge."),
    asks_facts=True,
)
def seat_fits(move: Move) -> bool:
    """Nobody is seated against a conflict, not even by hand; taking a seat away is always possible."""
    round_, facts = move.subject, move.facts
    judge = active_members(round_).filter(key=facts.get("member", ""), role__in=MARKING_ROLES).first()
    pitch = entrants(round_).filter(key=facts.get("pitch", "")).first()
    if judge is None or pitch is None:
        return False
    taken = live_seats(round_).filter(judge=judge, pitch=pitch).exists()
    if facts.get("change") == "remove":
        return taken
    return facts.get("change") == "add" and not taken and (judge.pk, pitch.pk) not in conflict_pairs(round_)


@guard(
    "judging.seats_in_file",
    _("Every seat to be added or ended belongs to this round, is free of conflicts, and no begun sheet is taken away."),
    next_step=_("Load the file again and look at the preview."),
    asks_facts=True,
)
def file_fits(move: Move) -> bool:
    """Rows are [member, pitch, reason] to add and [member, pitch] to end; asked again at the moment of writing."""
    round_, facts = move.subject, move.facts
    add, end = (_pairs(facts.get(name)) for name in ("add", "end"))
    if add is None or end is None or not (add or end) or len(set(add)) < len(add):
        return False
    judges = dict(active_members(round_).filter(role__in=MARKING_ROLES).order_by("pk").values_list("key", "pk"))
    pitches = dict(entrants(round_).values_list("key", "pk"))
    if not all(judge in judges and pitch in pitches for judge, pitch in add):
        return False
    conflicts = conflict_pairs(round_)
    if any((judges[judge], pitches[pitch]) in conflicts for judge, pitch in add):
        return False
    seats = live_seats(round_).order_by("pk").values_list("judge__key", "pitch__key")
    idle = set(seats.filter(sheet=None))
    return set(end) <= idle and not set(add) & set(seats)


@guard(
    "judging.expertise_sound",
    _("Each judge and pitch belongs to this round, and expertise is a whole number from 0 to 100."),
    next_step=_("Correct the file."),
    asks_facts=True,
)
def expertise_sound(move: Move) -> bool:
    """Facts are {member: {pitch: 0 to 100}}."""
    table = move.facts.get("expertise")
    if not isinstance(table, dict) or not all(isinstance(line, dict) for line in table.values()):
        return False
    judges = set(active_members(move.subject).order_by("pk").values_list("key", flat=True))
    pitches = set(entrants(move.subject).values_list("key", flat=True))
    values = [value for line in table.values() for value in line.values()]
    return (
        set(table) <= judges
        and all(set(line) <= pitches for line in table.values())
        and all(isinstance(value, int) and 0 <= value <= 100 for value in values)
    )


@guard(
    "judging.relation_named",
    _("The relation is between a judge of this round and one of its applicants."),
    next_step=_("Choose both from the lists."),
    asks_facts=True,
)
def relation_named(move: Move) -> bool:
    """Only what can matter here is put on record here."""
    facts = move.facts
    known = active_members(move.subject).filter(key=facts.get("member", "")).exists()
    return (
        known
        and facts.get("kind") in RelationKind.values
        and applicants(move.subject).filter(key=facts.get("organisation", "")).exists()
    )


def _pairs(rows) -> list[tuple[str, str]] | None:
    """Return the first two words of each row, None where the rows are something else."""
    if not isinstance(rows, list) or not all(isinstance(row, list | tuple) and len(row) >= 2 for row in rows):
        return None
    return [(str(row[0]), str(row[1])) for row in rows]


@guard(
    "judging.redacts",
    _("The round is blind, the pitch is judged in it, and only words of the pitch are rewritten."),
    next_step=_("Choose under “Rules” that judges do not see who applied."),
    asks_facts=True,
)
def redacts(move: Move) -> bool:
    """Words are {field: text}."""
    words = move.facts.get("words")
    fine = isinstance(words, dict) and set(words) <= set(REWRITABLE) and all(isinstance(w, str) for w in words.values())
    return fine and move.subject.blind and entrants(move.subject).filter(key=move.facts.get("pitch", "")).exists()


@guard(
    "judging.declares_all",
    _("Every applicant is answered with “no conflict” or “conflict”."),
    next_step=_("Answer for each organisation on the list."),
    asks_facts=True,
)
def declares(move: Move) -> bool:
    """The list is answered as a whole; the answers are {organisation key: {"kind", "note"}}."""
    member = active_members(move.subject).filter(key=move.facts.get("member", "")).first()
    answers = move.facts.get("answers") or {}
    if member is None or not all(answer.get("kind") in ("none", "conflict") for answer in answers.values()):
        return False
    return {organisation.key for organisation in undeclared(member)} <= set(answers)


@guard(
    "judging.sheet_full",
    _("Every criterion has a mark, or the judge abstains from the pitch."),
    next_step=_("Give the missing marks, or abstain."),
    asks_facts=True,
)
def sheet_full(move: Move) -> bool:
    """The page hands over the sheet as it stands."""
    return bool(move.facts.get("pitch")) and not move.facts.get("empty", 1)


@guard(
    "judging.paper_seat",
    _("The judge has declared, sits at this pitch without a conflict, and has begun no sheet on a device."),
    next_step=_("Record the judge's declaration first, or let the judge go on with the sheet begun."),
    asks_facts=True,
)
def paper_seat(move: Move) -> bool:
    """Paper never writes over what a judge typed."""
    facts = move.facts
    seat = paper_seats(move.subject).filter(judge__key=facts.get("member", ""), pitch__key=facts.get("pitch", ""))
    return seat.exists()


@guard(
    "judging.paper_twice",
    _("Two officers enter a sheet from paper, each for himself or herself."),
    next_step=_("Leave the comparison to the two who entered it."),
    asks_facts=True,
)
def paper_twice(move: Move) -> bool:
    """A third person would decide which of the two is right."""
    facts = move.facts
    entries = PaperEntry.objects.filter(assignment__round=move.subject, assignment__ended_at=None)
    entries = entries.filter(assignment__judge__key=facts.get("member", ""), assignment__pitch__key=facts.get("pitch"))
    return entries.exclude(by_id=move.actor.user_id).count() < 2


@guard(
    "judging.paper_marks",
    _("Every mark is on the scale, and belongs to a criterion of the round."),
    next_step=_("Compare with the paper."),
    asks_facts=True,
)
def paper_marks(move: Move) -> bool:
    """Facts: sheet {"marks": {order: value or None}, "abstained"}."""
    rubric = newest_rubric(move.subject)
    marks = (move.facts.get("sheet") or {}).get("marks")
    if rubric is None or not isinstance(marks, dict) or move.facts.get("rubric") != rubric.version:
        return False
    orders = {str(order) for order in rubric.criteria.order_by("order").values_list("order", flat=True)}
    return set(map(str, marks)) == orders and all(v is None or v in rubric.values for v in marks.values())


add_guard("round", "save", rule_computed)
add_guard("round", "open_scoring", has_pitches)
add_guard("round", "open_scoring", all_seated)
add_guard("round", "open_scoring", raw_is_complete)
add_guard("round", "close_scoring", has_marks)
add_guard("round", "close_scoring", all_locked)
add_guard("round", "assign", drawn)
add_guard("round", "move_seat", seat_fits)
add_guard("round", "import_seats", file_fits)
add_guard("round", "set_expertise", expertise_sound)
add_guard("round", "note_relation", relation_named)
add_guard("round", "redact", redacts)
add_guard("round", "declare", declares)
add_guard("round", "record_declaration", declares)
for _guard in (paper_seat, paper_twice, paper_marks):
    add_guard("round", "enter_paper", _guard)
add_guard("round", "lock_sheet", sheet_full)
