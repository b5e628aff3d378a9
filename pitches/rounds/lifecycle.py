"""The machine of rounds. What marks, assignment and decisions add hangs on these verbs from above."""

from django.utils.translation import gettext_lazy as _

from colab.core.lifecycle import SAME, Machine, T, register

from . import conditions as c
from . import effects
from .enums import BEFORE_MARKS, RoundState
from .models import Round
from .queries import judged_with

S = RoundState
OPEN = (S.PLANNED, S.JUDGES_FIXED, S.SCORING)

PLANNING = [
    T("save", BEFORE_MARKS, SAME, label=_("Rules of the round"), guards=[c.rule_known], effect=effects.save),
    T(
        "set_rubric",
        BEFORE_MARKS,
        SAME,
        label=_("Criteria and weights"),
        guards=[c.rubric_sound],
        effect=effects.set_rubric,
    ),
    T(
        "set_phases",
        [*OPEN, S.SCORING_CLOSED],
        SAME,
        label=_("Dates of the phases"),
        guards=[c.phases_sound],
        effect=effects.set_phases,
    ),
    T(
        "announce",
        BEFORE_MARKS,
        SAME,
        label=_("Publish criteria, weights and rule"),
        guards=[c.rule_chosen, c.has_rubric],
        effect=effects.announce,
    ),
]

PANEL = [
    T("invite", OPEN, SAME, label=_("Invite a judge"), guards=[c.person_new, c.one_chair], effect=effects.invite),
    T("accept", OPEN, SAME, label=_("Take the seat"), guards=[c.own_seat], effect=effects.accept, hidden=True),
    T(
        "recuse",
        OPEN,
        SAME,
        label=_("Step back"),
        guards=[c.member_active, c.has_reason],
        effect=effects.recuse,
        hidden=True,
    ),
    T(
        "substitute",
        OPEN,
        SAME,
        label=_("Seat a substitute"),
        guards=[c.member_recused, c.person_new],
        effect=effects.substitute,
        hidden=True,
    ),
    T("fix_judges", [S.PLANNED], S.JUDGES_FIXED, label=_("Fix the panel"), guards=[c.enough_judges]),
    T("unfix_judges", [S.JUDGES_FIXED], S.PLANNED, label=_("Plan the panel again"), guards=[c.has_reason]),
]

JUDGING = [
    T(
        "declare",
        OPEN,
        SAME,
        label=_("Declare conflicts of interest"),
        guards=[c.own_seat],
        effect=effects.declare,
        hidden=True,
    ),
    T(
        "record_declaration",
        OPEN,
        SAME,
        label=_("Record a declaration made on paper"),
        guards=[c.member_named],
        effect=effects.declare,
        hidden=True,
    ),
    T("assign", OPEN, SAME, label=_("Draw the assignment"), hidden=True),
    T(
        "import_seats",
        OPEN,
        SAME,
        label=_("Take the assignment from a file"),
        guards=[c.has_reason],
        hidden=True,
    ),
    T("set_expertise", OPEN, SAME, label=_("Write down the judges' expertise"), hidden=True),
    T("note_relation", OPEN, SAME, label=_("Put a relation on record"), effect=effects.note_relation, hidden=True),
    T("redact", OPEN, SAME, label=_("Write what judges read"), hidden=True, quiet=["words"]),
    T("move_seat", OPEN, SAME, label=_("Change the assignment by hand"), guards=[c.has_reason], hidden=True),
    T(
        "open_scoring",
        [S.JUDGES_FIXED],
        S.SCORING,
        label=_("Open the marking"),
        guards=[c.announced, c.has_marking_phase],
    ),
    T(
        "freeze_rubric",
        [S.SCORING],
        SAME,
        label=_("Freeze the criteria"),
        effect=effects.freeze_rubric,
        hidden=True,
        by_system=True,
    ),
    T(
        "lock_sheet",
        [S.SCORING],
        SAME,
        label=_("Lock a sheet"),
        guards=[c.own_seat],
        effect=effects.lock_sheet,
        hidden=True,
    ),
    T(
        "enter_paper",
        [S.SCORING],
        SAME,
        label=_("Enter a sheet from paper"),
        effect=effects.enter_paper,
        hidden=True,
    ),
    T("unlock_sheet", [S.SCORING], SAME, label=_("Open a sheet again"), guards=[c.own_seat], hidden=True),
    T("remind", [S.JUDGES_FIXED, S.SCORING], SAME, label=_("Remind judges who are late"), hidden=True),
    T("close_scoring", [S.SCORING], S.SCORING_CLOSED, label=_("Close the marking")),
    T(
        "reopen_scoring",
        [S.SCORING_CLOSED],
        S.SCORING,
        label=_("Open the marking again"),
        guards=[c.has_reason],
        danger=True,
    ),
]

DECIDING = [
    T(
        "prepare",
        [S.SCORING_CLOSED],
        SAME,
        label=_("Prepare the decision"),
        effect=effects.prepare,
        hidden=True,
    ),
    T(
        "rank",
        [S.SCORING_CLOSED, S.DECIDED],
        SAME,
        label=_("Keep the scoring run"),
        effect=effects.rank,
        hidden=True,
        by_system=True,
    ),
    T("decide", [S.SCORING_CLOSED], S.DECIDED, label=_("Record the panel's decision")),
    T(
        "reopen_decision",
        [S.DECIDED],
        S.SCORING_CLOSED,
        label=_("Take the decision back before publication"),
        guards=[c.has_reason],
        danger=True,
    ),
    T(
        "publish",
        [S.DECIDED],
        S.PUBLISHED,
        label=_("Publish everything at one stroke"),
        also_locks=judged_with,
        danger=True,
    ),
    T(
        "reverse",
        [S.PUBLISHED],
        S.SCORING_CLOSED,
        label=_("Reverse the published decision"),
        guards=[c.has_reason],
        also_locks=judged_with,
        danger=True,
    ),
    T("start_talks", [S.PUBLISHED], SAME, label=_("Note the start of the talks"), effect=effects.start_talks),
    T("close", [S.PUBLISHED], S.CLOSED, label=_("Close the round")),
]

ROUND = register(
    Machine(
        "round",
        Round,
        states=RoundState,
        rank=30,
        label=_("Round"),
        initial=S.PLANNED,
        transitions=[*PLANNING, *PANEL, *JUDGING, *DECIDING],
        road=tuple(RoundState),
        tones={
            S.PLANNED: "neutral",
            S.JUDGES_FIXED: "info",
            S.SCORING: "progress",
            S.SCORING_CLOSED: "warning",
            S.DECIDED: "warning",
            S.PUBLISHED: "success",
            S.CLOSED: "neutral",
        },
    )
)
