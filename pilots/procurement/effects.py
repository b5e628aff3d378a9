"""What the verbs of a purchase write."""

from datetime import timedelta

from colab.core import lifecycle
from colab.core.clock import FiscalYear
from colab.core.lifecycle import Move

from . import rules
from .enums import ContractState
from .guards.steps import decision_of, signature_of
from .models import Contract


def write_facts(move: Move) -> None:
    """Put the facts on the columns of the same names."""
    for name, value in move.facts.items():
        setattr(move.subject, name, value)


def check_method(move: Move) -> dict:
    """Note the check; from here on the chain of the certification is linked."""
    s = move.subject
    s.checked_on = move.fact_on
    move.links.append(lifecycle.ref(s.certification))
    return {
        "certification": s.certification.code,
        "valid_until": s.certification.valid_until,
        "item": s.item_name,
        "kind": s.kind,
        "not_excluded": move.facts.get("not_excluded"),
        "note": move.facts.get("note", ""),
    }


def quote(move: Move) -> dict:
    """Keep the quotation."""
    move.subject.quotation_yen = move.facts["quotation_yen"]
    move.subject.quoted_on = move.facts.get("quoted_on") or move.fact_on
    return {"quotation_yen": move.subject.quotation_yen, "quoted_on": move.subject.quoted_on}


def set_price(move: Move) -> dict:
    """Keep the planned price; the ledger holds it outside the hash only."""
    move.subject.planned_price_yen = move.facts["planned_price_yen"]
    move.subject.priced_on = move.fact_on
    move.private = {"planned_price_yen": move.facts["planned_price_yen"], "basis": move.facts.get("basis", "")}
    return {}


def decide(move: Move) -> dict:
    """Keep decision, reason and amount."""
    s = move.subject
    s.decision_number, s.deciding_post = decision_of(move)
    s.decided_on = move.fact_on
    s.amount_yen = s.quotation_yen
    s.reason, s.reason_en = move.facts["reason"], move.facts.get("reason_en", "")
    return {
        "decision_number": s.decision_number,
        "deciding_post": s.deciding_post,
        "amount_yen": s.amount_yen,
        "reason": s.reason,
        "certification": s.certification.code,
    }


def after_signature(move: Move) -> str:
    """Return the state after one side has signed: made only when the other side has signed too."""
    s = move.subject
    other = s.signed_by_operator_on if move.verb == "sign_body" else s.signed_by_body_on
    return ContractState.SIGNED if other else ContractState.DECIDED


def sign(move: Move) -> dict:
    """Keep a signature; with the second one the contract is made (地方自治法 第234条第5項)."""
    s = move.subject
    side = move.verb.removeprefix("sign_")
    how, service = signature_of(move)
    setattr(s, f"signed_by_{side}_on", move.fact_on)
    setattr(s, f"{side}_signature", how)
    setattr(s, f"{side}_service", service)
    if s.signed_by_body_on and s.signed_by_operator_on:
        s.signed_on = max(s.signed_by_body_on, s.signed_by_operator_on)
        s.code = lifecycle.next_code(Contract, "K", FiscalYear.of(s.signed_on).year)
        s.post_due_on = s.signed_on + timedelta(days=rules.publication_days(s.body, s.signed_on))
        move.links.append(lifecycle.ref(s.certification))
    told = {"side": side, "on": move.fact_on, "how": how, "service": service}
    return told | {"signed_on": s.signed_on, "code": s.code}


def deliver(move: Move) -> None:
    """Note the day of delivery."""
    move.subject.delivered_on = move.fact_on


def inspect(move: Move) -> None:
    """Keep the result of the inspection."""
    s = move.subject
    s.inspector_post, s.inspection_note = move.facts["inspector_post"], move.facts["note"]
    if move.verb == "pass_inspection":
        s.inspected_on, s.remedy_due_on = move.fact_on, None
    else:
        s.remedy_due_on = move.facts.get("remedy_due_on")


def remedy(move: Move) -> None:
    """A remedied delivery is a new delivery."""
    move.subject.delivered_on = move.fact_on


def pay(move: Move) -> None:
    """Note the payment."""
    s = move.subject
    s.paid_on, s.paid_yen, s.billed_on = move.fact_on, move.facts["paid_yen"], move.facts.get("billed_on")


def evaluate(move: Move) -> None:
    """Keep the using office's evaluation."""
    write_facts(move)
    move.subject.evaluated_on = move.fact_on


def choose_other(move: Move) -> None:
    """Record plainly that another way was taken."""
    s = move.subject
    s.method, s.method_reason = move.facts["method"], move.facts["reason"]
    s.other_party, s.other_yen = move.facts.get("other_party", ""), move.facts.get("other_yen")
    s.other_on = move.facts.get("other_on")


def end(move: Move) -> None:
    """Note the day and reason of the end."""
    move.subject.ended_on, move.subject.end_reason = move.fact_on, move.facts["reason"]
