"""The machine of a pitch."""

from django.utils.translation import gettext_lazy as _

from colab.core.lifecycle import SAME, Machine, T, register

from . import correcting, rules
from .actions import correct, hand_in, review
from .enums import CIVIC, IN_REVIEW, RESULT, SCREENED_IN, PitchState
from .models import Pitch

S = PitchState
HAND_IN = [
    rules.is_complete,
    rules.files_complete,
    rules.organisation_ready,
    rules.declares_167_4,
    rules.declares_antisocial,
    rules.declares_true,
    rules.edits_seen,
]
OPEN_FOR_RESULT = (S.ACCEPTED, S.SHORTLISTED, S.PRESENTED)
DECIDED = (S.ADOPTED, S.RESERVE, *CIVIC)


def call_and_challenge(pitch):
    """The deadline and the state are judged on locked rows."""
    return [row for row in (pitch.challenge.call, pitch.challenge) if row]


TEAM = [
    T(
        "submit",
        [S.DRAFT],
        S.SUBMITTED,
        label=_("Hand in"),
        guards=[rules.is_open, *HAND_IN, rules.is_single],
        effect=hand_in.submit,
        also_locks=call_and_challenge,
        help=_("You can change it until the deadline."),
    ),
    T(
        "change",
        [S.SUBMITTED, S.ACCEPTED],
        S.SUBMITTED,
        label=_("Hand in the changes"),
        guards=[rules.is_open, *HAND_IN],
        effect=hand_in.change,
        also_locks=call_and_challenge,
        help=_("What you handed in before is kept; the new one counts."),
    ),
    T(
        "amend",
        [S.SUBMITTED, S.ACCEPTED],
        SAME,
        label=_("Hand in the reopened item"),
        guards=[rules.is_reopened, rules.is_complete, rules.files_complete],
        effect=hand_in.amend,
    ),
    T(
        "withdraw",
        [S.DRAFT, *IN_REVIEW],
        S.WITHDRAWN,
        label=_("Withdraw"),
        effect=review.end,
        danger=True,
        help=_("The pitch leaves the review. This cannot be undone; before the deadline you can start a new one."),
    ),
]

OFFICE = [
    T(
        "accept",
        [S.SUBMITTED],
        S.ACCEPTED,
        label=_("Formal check passed"),
        guards=[rules.is_scanned, rules.not_reopened],
        effect=review.accept,
    ),
    T(
        "reopen_item",
        [S.SUBMITTED, S.ACCEPTED],
        SAME,
        label=_("Reopen one item"),
        guards=[rules.has_reason],
        effect=review.reopen_item,
        by_system=True,
        help=_("The team may change this one item until the time you give."),
    ),
    T(
        "scan_done",
        [*IN_REVIEW],
        SAME,
        label=_("Files checked"),
        effect=review.scan_done,
        by_system=True,
        hidden=True,
        unnoticed=True,
    ),
    T(
        "shortlist",
        [S.ACCEPTED],
        SAME,
        label=_("Put on the shortlist"),
        guards=[rules.is_closed, rules.has_reason, rules.screening_seen],
        effect=review.shortlist,
        also_locks=call_and_challenge,
        unnoticed=True,
        help=_("Nobody outside sees it before the screening is published."),
    ),
    T(
        "not_shortlist",
        [S.ACCEPTED],
        SAME,
        label=_("Do not shortlist"),
        guards=[rules.is_closed, rules.has_reason, rules.screening_seen],
        effect=review.not_shortlist,
        also_locks=call_and_challenge,
        unnoticed=True,
        help=_("Nobody outside sees it before the screening is published."),
    ),
    T(
        "publish_screening",
        [S.ACCEPTED],
        review.screening_target,
        label=_("Publish the screening"),
        guards=[rules.is_screened, rules.is_closed],
        effect=review.publish_screening,
        also_locks=call_and_challenge,
        hidden=True,
    ),
    T("present", [S.SHORTLISTED], S.PRESENTED, label=_("Has presented"), by_system=True),
    T(
        "decline_formal",
        [S.SUBMITTED, S.ACCEPTED],
        S.NOT_ADOPTED,
        label=_("Formal check failed"),
        guards=[rules.is_closed, rules.has_reason],
        effect=review.decline_formal,
        also_locks=call_and_challenge,
        danger=True,
    ),
    T(
        "disqualify",
        [*IN_REVIEW, *DECIDED],
        S.DISQUALIFIED,
        label=_("Disqualify"),
        guards=[rules.has_reason],
        effect=review.end,
        danger=True,
        help=_("For false statements, a case of article 167-4, or ties to organised crime."),
    ),
    T(
        "feedback",
        [S.ADOPTED, S.RESERVE, S.NOT_ADOPTED],
        SAME,
        label=_("Give feedback"),
        effect=review.give_feedback,
        by_system=True,
    ),
]

CORRECTIONS = [
    T(
        "ask_correction",
        [*IN_REVIEW, *DECIDED],
        SAME,
        label=_("Ask for a correction"),
        guards=[correcting.after_deadline, correcting.names_an_error, correcting.none_waits, rules.has_reason],
        effect=correct.ask,
        also_locks=call_and_challenge,
        help=_("For typing errors only. What you handed in stays; the correction is shown beside it."),
    ),
    *(
        T(
            verb,
            [*IN_REVIEW, *RESULT, *CIVIC],
            SAME,
            label=label,
            guards=[correcting.some_wait, correcting.chosen_waits, rules.has_reason],
            effect=effect,
            offered=correcting.has_waiting,
            help=words,
        )
        for verb, label, effect, words in (
            (
                "accept_correction",
                _("Accept a correction"),
                correct.accept,
                _("It is shown to judges, section and team beside the original. Marks and results do not change."),
            ),
            ("refuse_correction", _("Refuse a correction"), correct.refuse, _("The team reads the reason.")),
        )
    ),
]

RESULTS = [
    T(
        verb,
        sources,
        target,
        label=label,
        guards=[rules.has_decision],
        effect=review.give_result,
        by_system=True,
        hidden=True,
    )
    for verb, sources, target, label in (
        ("adopt", (*OPEN_FOR_RESULT, S.RESERVE), S.ADOPTED, _("Adopt")),
        ("reserve", OPEN_FOR_RESULT, S.RESERVE, _("Reserve")),
        ("not_adopt", (*OPEN_FOR_RESULT, S.RESERVE), S.NOT_ADOPTED, _("Do not adopt")),
    )
]

REVOKED = [
    T(
        "revoke_result",
        [S.ADOPTED, S.RESERVE, S.NOT_ADOPTED],
        review.revoked_target,
        label=_("Take the published result back"),
        guards=[rules.has_reason],
        effect=review.revoke_result,
        by_system=True,
        hidden=True,
    )
]

CIVIC_ROUTE = [
    T(
        "match",
        [*IN_REVIEW],
        S.MATCHED,
        label=_("Match"),
        guards=[rules.is_civic],
        effect=review.match,
        by_system=True,
        help=_("The section and the team begin to work together."),
    ),
    *(
        T(verb, [source], target, label=label, guards=[rules.is_civic], by_system=True, hidden=True)
        for verb, source, target, label in (
            ("form_team", S.MATCHED, S.TEAM_FORMED, _("Form the team")),
            ("build", S.TEAM_FORMED, S.BUILT, _("Built")),
            ("publish_oss", S.BUILT, S.PUBLISHED_OSS, _("Publish as open source")),
            ("adopt_by_municipality", S.PUBLISHED_OSS, S.ADOPTED_BY_MUNICIPALITY, _("Adopted by a municipality")),
        )
    ),
]

PITCH = register(
    Machine(
        "pitch",
        Pitch,
        states=PitchState,
        rank=40,
        label=_("Pitch"),
        transitions=[*TEAM, *OFFICE, *CORRECTIONS, *RESULTS, *REVOKED, *CIVIC_ROUTE],
        road=(S.DRAFT, S.SUBMITTED, S.ACCEPTED, *SCREENED_IN, S.ADOPTED),
        tones={
            S.DRAFT: "neutral",
            S.SUBMITTED: "progress",
            S.ACCEPTED: "progress",
            S.SHORTLISTED: "info",
            S.PRESENTED: "info",
            S.ADOPTED: "success",
            S.RESERVE: "warning",
            S.NOT_ADOPTED: "neutral",
            S.WITHDRAWN: "neutral",
            S.DISQUALIFIED: "danger",
            **dict.fromkeys(CIVIC, "success"),
        },
    )
)
