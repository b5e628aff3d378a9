"""The machine of a certification (新事業分野開拓者の認定)."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from colab.core import clock
from colab.core.lifecycle import SAME, Machine, T, every_minute, register

from . import decisions, effects
from .enums import HEARING, IN_FORCE, OWN, CertificationState
from .guards import application as a
from .guards import decision as d
from .guards import experts as e
from .guards import fee as f
from .models import Certification

S = CertificationState
COMPLETE = (a.kind_chosen, a.plan_complete, a.points_argued, a.declarations_made, a.declares_not_excluded)

APPLYING = [
    T("save", OWN, SAME, label=_("Write the application"), effect=effects.write_application),
    T("attach", OWN, SAME, label=_("Add or remove attachments"), effect=effects.attach),
    T(
        "submit",
        OWN,
        S.SUBMITTED,
        label=_("Hand in the application"),
        guards=[*COMPLETE, a.not_too_long_on_sale, a.not_certified_already],
        effect=effects.hand_in,
    ),
    T("begin_check", [S.SUBMITTED], S.FORMAL_CHECK, label=_("Begin the formal check")),
    T(
        "return",
        [S.SUBMITTED, S.FORMAL_CHECK],
        S.RETURNED,
        label=_("Return for correction"),
        effect=effects.note_return,
    ),
    T(
        "hear_experts",
        [S.FORMAL_CHECK],
        S.EXPERT_OPINION,
        label=_("Formal check passed: hear experts"),
        guards=[*COMPLETE, f.fee_paid],
    ),
]

HEARING_VERBS = [
    T(
        "appoint",
        HEARING,
        SAME,
        label=_("Ask an expert"),
        guards=[e.expert_not_applicant, e.expert_once],
        effect=effects.appoint,
    ),
    T("release", HEARING, SAME, label=_("Release an expert"), effect=effects.release),
    T(
        "give_opinion",
        [S.EXPERT_OPINION, S.COPY_RECEIVED, S.CHANGE_REQUESTED],
        SAME,
        label=_("Give an opinion on the three points"),
        guards=[e.own_appointment, e.opinion_once, e.opinion_after_plan, e.interest_stated],
        effect=effects.write_opinion,
        legal=True,
    ),
]

DECIDING = [
    T(
        "to_review",
        [S.FORMAL_CHECK, S.EXPERT_OPINION],
        S.REVIEW,
        label=_("Send to the review"),
        guards=[*COMPLETE, f.fee_paid, d.experts_heard, d.experts_for_goods],
    ),
    T(
        "find",
        [S.REVIEW, S.CHANGE_REQUESTED],
        SAME,
        label=_("Make the findings on the three points"),
        effect=effects.write_findings,
        legal=True,
    ),
    T(
        "to_decision",
        [S.REVIEW, S.COPY_RECEIVED],
        S.DECISION,
        label=_("Put before the head for decision"),
        guards=[d.points_judged, d.experts_heard, d.copy_stands],
    ),
    T(
        "certify",
        [S.DECISION],
        S.CERTIFIED,
        label=_("Certify"),
        guards=[
            d.points_met,
            d.experts_heard,
            a.plan_complete,
            d.copy_stands,
            d.plan_before_decision,
            d.decided_by_head,
            d.certifying_officer_involved,
            d.opinions_unconflicted,
            d.opinions_favourable,
            d.experts_for_goods,
            d.post_may_decide,
            f.fee_paid,
        ],
        effect=decisions.certify,
        legal=True,
    ),
    T(
        "reject",
        [S.DECISION],
        S.REJECTED,
        label=_("Decide not to certify"),
        guards=[d.points_judged, d.decided_by_head, d.certifying_officer_involved],
        effect=decisions.reject,
        legal=True,
        danger=True,
    ),
]

CHANGING = [
    T(
        "request_change",
        [S.CERTIFIED],
        S.CHANGE_REQUESTED,
        label=_("Ask for a change of the plan"),
        effect=effects.request_change,
    ),
    T(
        "confirm_change",
        [S.CHANGE_REQUESTED],
        S.CERTIFIED,
        label=_("Confirm the changed plan"),
        guards=[
            d.points_met_by_change,
            d.experts_heard_on_change,
            d.plan_before_decision,
            d.decided_by_head,
            d.certifying_officer_involved,
            d.opinions_unconflicted,
            d.post_may_decide,
        ],
        effect=effects.confirm_change,
        legal=True,
    ),
    T(
        "refuse_change",
        [S.CHANGE_REQUESTED],
        S.CERTIFIED,
        label=_("Do not confirm the change"),
        guards=[d.decided_by_head, d.certifying_officer_involved],
        effect=effects.drop_change,
        legal=True,
        danger=True,
    ),
    T(
        "withdraw_change",
        [S.CHANGE_REQUESTED],
        S.CERTIFIED,
        label=_("Take back the request for a change"),
        effect=effects.drop_change,
    ),
]

ENDING = [
    T(
        "withdraw",
        [S.DRAFT, S.SUBMITTED, S.FORMAL_CHECK, S.RETURNED, S.EXPERT_OPINION, S.REVIEW, S.DECISION, S.COPY_RECEIVED],
        S.WITHDRAWN,
        label=_("Withdraw the application"),
        danger=True,
    ),
    T(
        "revoke",
        IN_FORCE,
        S.REVOKED,
        label=_("Revoke the certification"),
        guards=[d.decided_by_head, d.certifying_officer_involved, d.heard_before_revocation],
        effect=decisions.end,
        legal=True,
        danger=True,
        help=_("When the operator does not carry out the plan, the head shall revoke (施行規則 第12条の3第6項)."),
    ),
    T(
        "surrender",
        IN_FORCE,
        S.SURRENDERED,
        label=_("Give the certification back"),
        effect=decisions.end,
        legal=True,
        danger=True,
    ),
    T("expire", IN_FORCE, S.EXPIRED, label=_("Reach the end of validity"), effect=decisions.expire, by_system=True),
    T(
        "receive_copy",
        [S.DRAFT],
        S.COPY_RECEIVED,
        label=_("Receive the copy of the plan"),
        guards=[a.plan_complete, d.copy_stands],
        effect=decisions.receive_copy,
        legal=True,
    ),
]

CERTIFICATION = register(
    Machine(
        "certification",
        Certification,
        states=CertificationState,
        rank=60,
        label=pgettext_lazy("machine", "Certification"),
        transitions=[*APPLYING, *DECIDING, *HEARING_VERBS, *CHANGING, *ENDING],
        road=(S.DRAFT, S.SUBMITTED, S.FORMAL_CHECK, S.EXPERT_OPINION, S.REVIEW, S.DECISION, S.CERTIFIED),
        tones={
            S.SUBMITTED: "info",
            S.FORMAL_CHECK: "info",
            S.RETURNED: "warning",
            S.EXPERT_OPINION: "info",
            S.REVIEW: "info",
            S.COPY_RECEIVED: "info",
            S.DECISION: "info",
            S.CERTIFIED: "success",
            S.CHANGE_REQUESTED: "info",
            S.REJECTED: "danger",
            S.REVOKED: "danger",
        },
    )
)

every_minute("expire", lambda now: Certification.objects.filter(state__in=IN_FORCE, valid_until__lt=clock.today()))
