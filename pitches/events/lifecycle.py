"""The machine of events. Rounds keep their own states; an event waits for all of its rounds."""

from django.utils.translation import gettext_lazy as _

from colab.core.access import Actor
from colab.core.lifecycle import SAME, Machine, Move, T, apply, consequence, register
from pitches.rounds.queries import judged_with

from . import conditions as c
from . import effects
from .enums import AHEAD, EventState
from .models import Event
from .queries import finalists, rounds_of

S = EventState


def all_judged(event: Event) -> list:
    """Return the rounds with their challenges and pitches: a publication moves them all at one stroke."""
    rounds = list(rounds_of(event))
    return [*rounds, *(subject for round_ in rounds for subject in judged_with(round_))]


EVENT = register(
    Machine(
        "event",
        Event,
        states=EventState,
        rank=25,
        label=_("Pitch event"),
        initial=S.PLANNED,
        transitions=[
            T("save", [S.PLANNED, *AHEAD], SAME, label=_("Date, place, seats"), effect=effects.write),
            T("set_rounds", [S.PLANNED, S.CALL_OPEN], SAME, label=_("Rounds"), guards=[c.rounds_fit],
              effect=effects.set_rounds),
            T("set_programme", [S.PLANNED, *AHEAD, S.LIVE], SAME, label=_("Programme of the day"),
              effect=effects.set_programme),
            T("announce", [S.PLANNED], S.CALL_OPEN, label=_("Announce and take registrations"),
              guards=[c.has_place, c.lies_ahead, c.has_round], effect=effects.announce),
            T("fix_finalists", [S.CALL_OPEN], S.FINALISTS_FIXED, label=_("Fix the finalists and draw their order"),
              guards=[c.has_finalists], effect=effects.draw_order),
            T("fix_judges", [S.FINALISTS_FIXED], S.JUDGES_FIXED, label=_("Judges are fixed"), guards=[c.judges_fixed]),
            T("go_live", [S.JUDGES_FIXED], S.LIVE, label=_("Go live"), guards=[c.marking_open]),
            T("set_vote", [S.PLANNED, *AHEAD, S.LIVE], SAME, label=_("How the audience votes"), hidden=True),
            T("add_codes", [*AHEAD, S.LIVE], SAME, label=_("Codes for the audience's vote"), hidden=True),
            T("open_vote", [S.LIVE], SAME, label=_("Open the audience's vote"), hidden=True),
            T("close_vote", [S.LIVE, S.SCORING_CLOSED], SAME, label=_("Close the audience's vote"), hidden=True),
            T("reveal_vote", [S.LIVE, S.SCORING_CLOSED, S.RESULT_DECIDED, S.PUBLISHED], SAME,
              label=_("Reveal the audience's vote"), hidden=True),
            T("close_scoring", [S.LIVE], S.SCORING_CLOSED, label=_("Pitching and marking are over"),
              guards=[c.marking_closed]),
            T("decide", [S.SCORING_CLOSED], S.RESULT_DECIDED, label=_("The results are decided"), guards=[c.decided]),
            T("publish", [S.RESULT_DECIDED], S.PUBLISHED, label=_("Publish all results at one stroke"),
              guards=[c.decided], also_locks=all_judged, danger=True),
            T("report", [S.PUBLISHED, S.FOLLOW_UP], SAME, label=_("Report"), effect=effects.report),
            T("follow_up", [S.PUBLISHED], S.FOLLOW_UP, label=_("The talks have begun")),
            T("close", [S.PUBLISHED, S.FOLLOW_UP], S.CLOSED, label=_("Close")),
            T("cancel", [S.PLANNED, *AHEAD], S.CANCELLED, label=_("Call it off"), guards=[c.has_reason],
              effect=effects.cancel, danger=True),
        ],
        road=tuple(s for s in EventState if s != S.CANCELLED),
        tones={S.CALL_OPEN: "success", S.FINALISTS_FIXED: "info", S.JUDGES_FIXED: "info", S.LIVE: "progress",
               S.SCORING_CLOSED: "warning", S.RESULT_DECIDED: "warning", S.PUBLISHED: "success",
               S.FOLLOW_UP: "info", S.CANCELLED: "danger"},
    )
)  # fmt: skip


@consequence("event", "fix_finalists")
def challenges_follow(move: Move) -> None:
    """The challenges of the hosted rounds move on to the event."""
    for round_ in rounds_of(move.subject):
        if round_.challenge.state == "screening":
            apply("to_event", round_.challenge, actor=Actor.system_("event"), group=move.group)


@consequence("event", "close_scoring")
def finalists_presented(move: Move) -> None:
    """The finalists have presented."""
    for line in finalists(move.subject):
        if line.pitch.state == "shortlisted":
            apply("present", line.pitch, actor=Actor.system_("event"), group=move.group)
