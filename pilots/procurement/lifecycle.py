"""The machine of a purchase (政策目的随意契約)."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from colab.core.lifecycle import SAME, Machine, T, register

from . import effects, publishing
from .enums import BEFORE_SIGNATURE, NOTICE_DUE, RUNNING, ContractState
from .guards import items
from .guards import method as m
from .guards import steps as s
from .models import Contract

S = ContractState


def with_certification(contract: Contract) -> list:
    """Lock the certification too: it must not be revoked between the check and the signature."""
    return [contract.certification] if contract.certification_id else []


SECTION, HEAD = _("Buying section"), _("Head of the buying section")
OPERATOR, FINANCE = _("Certified operator"), _("Finance officer")

SIGNING = [
    *m.POINTS,
    m.assembly_approved,
    s.forecast_published,
    s.pre_published,
    s.within_fiscal_year,
    s.made_in_fiscal_year,
    s.not_before,
    s.not_signed_yet,
    s.signature_told,
]

PREPARING = [
    T(
        "save",
        [S.NEED, S.FORECAST_PUBLISHED],
        SAME,
        label=_("Write down the need"),
        effect=effects.write_facts,
    ),
    T(
        "publish_forecast",
        [S.NEED],
        S.FORECAST_PUBLISHED,
        who=SECTION,
        label=_("Publish the forecast"),
        guards=[s.budget_known, s.within_fiscal_year, items.notice_complete],
        effect=publishing.publish_forecast,
        legal=True,
    ),
    T(
        "check_method",
        [S.FORECAST_PUBLISHED],
        S.METHOD_CHECKED,
        who=SECTION,
        label=_("Check the method"),
        guards=[*m.POINTS, s.forecast_published, s.within_fiscal_year, m.not_excluded, m.above_small_limit],
        effect=effects.check_method,
        also_locks=with_certification,
    ),
    T(
        "publish_pre",
        [S.METHOD_CHECKED],
        S.PRE_PUBLISHED,
        who=SECTION,
        label=_("Publish before the contract"),
        guards=[*m.POINTS, s.not_before, items.notice_complete],
        effect=publishing.publish_pre,
        legal=True,
        also_locks=with_certification,
    ),
    T(
        "quote",
        [S.PRE_PUBLISHED],
        S.QUOTED,
        who=OPERATOR,
        label=_("Hand in the quotation"),
        guards=[m.certification_valid, m.operator_itself, s.not_before],
        effect=effects.quote,
        legal=True,
    ),
    T(
        "set_price",
        [S.QUOTED],
        S.PRICED,
        who=SECTION,
        label=_("Set the planned price"),
        guards=[m.below_threshold, s.not_before, m.above_small_limit],
        effect=effects.set_price,
        legal=True,
    ),
    T(
        "decide",
        [S.PRICED],
        S.DECIDED,
        who=HEAD,
        label=_("Decide on the contract"),
        guards=[
            *m.POINTS,
            s.pre_published,
            s.within_fiscal_year,
            s.not_before,
            s.decision_named,
            s.within_planned_price,
        ],
        effect=effects.decide,
        legal=True,
        also_locks=with_certification,
    ),
]

MAKING = [
    T(
        "sign_body",
        [S.DECIDED],
        effects.after_signature,
        who=HEAD,
        label=_("Sign for the body"),
        guards=SIGNING,
        effect=effects.sign,
        legal=True,
        also_locks=with_certification,
    ),
    T(
        "sign_operator",
        [S.DECIDED],
        effects.after_signature,
        who=OPERATOR,
        label=_("Sign for the operator"),
        guards=SIGNING,
        effect=effects.sign,
        legal=True,
        also_locks=with_certification,
    ),
    T(
        "publish_post",
        NOTICE_DUE,
        publishing.after_post,
        who=SECTION,
        label=_("Publish after the contract"),
        guards=[s.not_yet_post, s.not_before, s.published_in_time, items.notice_complete],
        effect=publishing.publish_post,
        legal=True,
        offered=lambda contract: contract.post_on is None,
    ),
    T(
        "correct_notice",
        [state for state in S if state != S.NEED],
        SAME,
        label=_("Correct a publication"),
        effect=publishing.correct,
    ),
]

CARRYING_OUT = [
    T("begin_delivery", [S.SIGNED, S.POST_PUBLISHED], S.DELIVERING, who=SECTION, label=_("Begin delivery")),
    T("deliver", [S.DELIVERING], SAME, label=_("Note the delivery"), effect=effects.deliver),
    T(
        "pass_inspection",
        [S.DELIVERING],
        S.INSPECTED,
        who=SECTION,
        label=_("Inspection passed"),
        guards=[s.after_delivery],
        effect=effects.inspect,
        legal=True,
    ),
    T(
        "fail_inspection",
        [S.DELIVERING],
        S.INSPECTION_FAILED,
        label=_("Inspection failed"),
        guards=[s.after_delivery],
        effect=effects.inspect,
        legal=True,
        danger=True,
    ),
    T("remedy", [S.INSPECTION_FAILED], S.DELIVERING, label=_("Note the remedy"), effect=effects.remedy),
    T(
        "pay",
        [S.INSPECTED],
        S.PAID,
        who=FINANCE,
        label=_("Record the payment"),
        guards=[s.debt_fixed, s.not_before, s.paid_by_finance],
        effect=effects.pay,
        legal=True,
    ),
    T("evaluate", [S.PAID], S.EVALUATED, who=SECTION, label=_("Evaluate what was bought"), effect=effects.evaluate),
    T(
        "close",
        [S.EVALUATED, S.OTHER_METHOD],
        S.CLOSED,
        who=SECTION,
        label=_("Close the case"),
        guards=[s.post_published],
    ),
]

OTHERWISE = [
    T(
        "choose_other",
        BEFORE_SIGNATURE,
        S.OTHER_METHOD,
        label=_("Take another way (item 1, item 2, bidding, no purchase)"),
        guards=[m.small_enough],
        effect=effects.choose_other,
    ),
    T("cancel", BEFORE_SIGNATURE, S.CANCELLED, label=_("Cancel"), effect=effects.end, danger=True),
    T(
        "terminate",
        RUNNING,
        S.TERMINATED,
        label=_("Terminate the contract"),
        effect=effects.end,
        legal=True,
        danger=True,
    ),
]

CONTRACT = register(
    Machine(
        "contract",
        Contract,
        states=ContractState,
        rank=70,
        label=pgettext_lazy("machine", "Contract"),
        initial="need",
        transitions=[*PREPARING, *MAKING, *CARRYING_OUT, *OTHERWISE],
        road=(
            S.NEED,
            S.FORECAST_PUBLISHED,
            S.METHOD_CHECKED,
            S.PRE_PUBLISHED,
            S.QUOTED,
            S.PRICED,
            S.DECIDED,
            S.SIGNED,
            S.POST_PUBLISHED,
            S.DELIVERING,
            S.INSPECTED,
            S.PAID,
            S.EVALUATED,
            S.CLOSED,
        ),
        tones={
            **{state: "info" for state in BEFORE_SIGNATURE if state != S.NEED},
            S.SIGNED: "warning",
            S.POST_PUBLISHED: "info",
            S.DELIVERING: "info",
            S.INSPECTED: "info",
            S.INSPECTION_FAILED: "danger",
            S.PAID: "info",
            S.EVALUATED: "success",
            S.CLOSED: "success",
            S.CANCELLED: "neutral",
            S.TERMINATED: "danger",
            S.OTHER_METHOD: "info",
        },
    )
)
