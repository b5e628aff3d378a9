"""The machine of challenges; opening, closing and withdrawing follow the call."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from challenges.challenges import effects, queries, rules
from challenges.challenges.enums import BEFORE_OPENING, PUBLISHED, ChallengeState
from challenges.challenges.models import Challenge
from colab.core.access import Actor
from colab.core.lifecycle import SAME, Machine, Move, T, apply_many, consequence, every_minute, register

S = ChallengeState


def _call(challenge: Challenge):
    return [challenge.call] if challenge.call_id else []


CHALLENGE = register(
    Machine(
        "challenge",
        Challenge,
        states=ChallengeState,
        rank=20,
        label=_("Challenge"),
        transitions=[
            T("save", [S.DRAFT, S.IN_REVIEW, S.APPROVED], SAME, label=_("Save"), effect=effects.save, hidden=True),
            T("submit", [S.DRAFT], S.IN_REVIEW, label=_("Send to the office"), guards=[rules.complete],
              effect=effects.submit, help=_("The office checks whether teams can answer it.")),
            T("return", [S.IN_REVIEW, S.APPROVED], S.DRAFT, label=_("Return with a reason"),
              guards=[rules.reason_given], effect=effects.note_return),
            T("check", [S.IN_REVIEW], S.APPROVED, label=_("Checked: pass on to the head"),
              guards=[rules.complete, rules.call_fits], effect=effects.assign),
            T("assign", [S.IN_REVIEW, S.APPROVED], SAME, label=_("Put into another call"), guards=[rules.call_fits],
              effect=effects.assign),
            T("approve", [S.APPROVED], S.SCHEDULED, label=_("Approve the publication"), legal=True,
              guards=[rules.complete, rules.has_dated_call], effect=effects.approve, also_locks=_call,
              help=_("It is published when the call opens.")),
            T("open", [S.SCHEDULED], S.OPEN, label=pgettext_lazy("challenge", "Open"),
              guards=[rules.call_is_open], effect=effects.publish,
              also_locks=_call, by_system=True, hidden=True),
            T("close", [S.OPEN], S.CLOSED, label=pgettext_lazy("challenge", "Close"),
              guards=[rules.call_is_over], effect=effects.close,
              also_locks=_call, by_system=True, hidden=True),
            T("screen", [S.CLOSED], S.SCREENING, label=_("Start screening"), by_system=True),
            T("to_event", [S.SCREENING], S.PITCH_EVENT, label=_("On to the pitch event"), by_system=True),
            T("adopt", [S.CLOSED, S.SCREENING, S.PITCH_EVENT], S.ADOPTED, label=_("A pitch is adopted"), by_system=True,
              hidden=True, effect=effects.note_optional_outcome),
            T("adopt_none", [S.CLOSED, S.SCREENING, S.PITCH_EVENT], S.NO_ADOPTION, label=_("Adopt nobody"), legal=True,
              guards=[rules.reason_given], effect=effects.note_outcome, by_system=True,
              help=_("A challenge may end without an adoption; the reason is published.")),
            T("revoke_result", [S.ADOPTED, S.NO_ADOPTION], S.SCREENING, label=_("Take the published result back"),
              guards=[rules.reason_given], effect=effects.forget_outcome, by_system=True, hidden=True),
            T("start_pilot", [S.ADOPTED], S.PILOTING, label=_("The pilot has started"), by_system=True),
            T("evaluate", [S.PILOTING], S.EVALUATED, label=_("The pilot has been evaluated"), by_system=True,
              effect=effects.note_optional_outcome),
            T("to_procurement", [S.EVALUATED], S.PROCUREMENT, label=_("On to the purchase"), by_system=True),
            T("end", [S.ADOPTED, S.PILOTING, S.EVALUATED, S.PROCUREMENT], S.ENDED,
              label=pgettext_lazy("challenge", "End"),
              guards=[rules.reason_given], effect=effects.note_outcome, by_system=True,
              help=_("Stopping is a normal result; the reason is published.")),
            T("archive", [S.NO_ADOPTION, S.ENDED, S.PROCUREMENT], S.ARCHIVED,
              label=pgettext_lazy("challenge", "Archive"),
              help=_("The public record stays.")),
            T("correct", PUBLISHED, SAME, label=_("Correct (with a reason)"),
              guards=[rules.reason_given, rules.something_changes], effect=effects.correct,
              help=_("Both versions are shown; followers are told.")),
            T("invite", [S.OPEN], SAME, label=_("Invite teams to pitch"),
              guards=[rules.call_is_open, rules.teams_chosen], effect=effects.count_invited, hidden=True,
              help=_("Everybody gets the same words; the number is public.")),
            T("withdraw", [*BEFORE_OPENING, S.OPEN, S.CLOSED, S.SCREENING, S.PITCH_EVENT], S.WITHDRAWN,
              label=_("Withdraw"), guards=[rules.reason_given], effect=effects.withdraw, danger=True, by_system=True),
        ],
        road=(S.DRAFT, S.IN_REVIEW, S.APPROVED, S.SCHEDULED, S.OPEN, S.CLOSED, S.SCREENING, S.ADOPTED, S.PILOTING,
              S.EVALUATED, S.PROCUREMENT),
        tones={S.IN_REVIEW: "progress", S.APPROVED: "progress", S.SCHEDULED: "info", S.OPEN: "success",
               S.SCREENING: "progress", S.PITCH_EVENT: "progress", S.ADOPTED: "success", S.NO_ADOPTION: "neutral",
               S.PILOTING: "progress", S.EVALUATED: "info", S.PROCUREMENT: "info", S.WITHDRAWN: "danger"},
    )
)  # fmt: skip

every_minute("open", queries.due_to_open)
every_minute("close", queries.due_to_close)
FOLLOWING = Actor.system_("call")


@consequence("call", "open")
def open_with_call(move: Move) -> None:
    """The approved challenges of the call open in the same stroke."""
    rows = Challenge.objects.filter(call=move.subject, state=S.SCHEDULED)
    apply_many("open", rows, actor=FOLLOWING, group=move.group)


@consequence("call", "close")
def close_with_call(move: Move) -> None:
    """The open challenges of the call close in the same stroke."""
    apply_many("close", Challenge.objects.filter(call=move.subject, state=S.OPEN), actor=FOLLOWING, group=move.group)


@consequence("call", "withdraw")
def withdraw_with_call(move: Move) -> None:
    """A withdrawn call takes its scheduled and open challenges with it, for the same reason."""
    rows = Challenge.objects.filter(call=move.subject, state__in=(S.SCHEDULED, S.OPEN))
    apply_many("withdraw", rows, actor=FOLLOWING, group=move.group, reason=move.facts["reason"])
