"""A case in three sentences: who, what, how much, when; what the pilot showed; on what ground and why."""

from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from colab.core.clock import date_words, yen_words
from pilots.procurement.enums import Kind
from pilots.trials.models import Pilot
from pilots.trials.outcomes import indicator_rows

from .ending import Ending, ending, purchases
from .evidence import link
from .reach import Case


@dataclass(frozen=True)
class Sentence:
    """One sentence and the public pages that prove it."""

    text: str
    evidence: list[dict] = field(default_factory=list)


def sentences(case: Case) -> list[Sentence]:
    """Return the sentences of the case in the language of the reader."""
    made = [_what(case), _afterwards(case), _shown(case), _ground(case), *_purchases(case)]
    return [Sentence(text, [found for found in map(link, subjects) if found]) for text, *subjects in made if text]


def _what(case: Case) -> tuple:
    contract, certification, pilot = case.one("contract"), case.one("certification"), case.one("pilot")
    if contract:
        return _bought(contract), contract
    if certification:
        return _certified(certification), certification
    if pilot:
        return _tried(pilot), pilot
    challenge = case.root
    text = _("%(body)s asked teams: %(what)s") % {
        "body": challenge.unit.body.label,
        "what": challenge.label,
    }
    return text, challenge


def _bought(contract: Any) -> str:
    service = contract.kind == Kind.SERVICE
    text = (
        _("%(body)s made a contract with %(who)s on %(day)s for the service “%(what)s”, for %(yen)s.")
        if service
        else _("%(body)s bought “%(what)s” from %(who)s for %(yen)s on %(day)s.")
    )
    return text % {
        "body": f"{contract.body.label} {contract.unit.label}",
        "what": contract.label,
        "who": contract.organisation.label,
        "yen": yen_words(contract.amount_yen),
        "day": date_words(contract.signed_on),
    }


def _certified(certification: Any) -> str:
    text = _("%(body)s certified %(who)s for “%(what)s” on %(day)s. A certification is no promise to buy.")
    return text % {
        "body": certification.body.label,
        "who": certification.organisation.label,
        "what": certification.label,
        "day": date_words(certification.certified_on),
    }


def _tried(pilot: Pilot) -> str:
    facts = {
        "body": f"{pilot.unit.body.label} {pilot.unit.label}",
        "what": pilot.label,
        "who": pilot.organisation.label,
        "from": date_words(pilot.started_on or pilot.period_from) if pilot.period_from else "",
        "to": date_words(pilot.measured_on or pilot.period_to) if pilot.period_to else "",
    }
    if pilot.verdict:
        return _("%(body)s tried “%(what)s” with %(who)s from %(from)s to %(to)s.") % facts
    return _("%(body)s is trying “%(what)s” with %(who)s, from %(from)s to %(to)s.") % facts


def _afterwards(case: Case) -> tuple:
    """What came after the first fact and changed it, and the reason that may be told."""
    how, root = ending(case), case.root
    day = getattr(root, "ended_on", None)
    facts = {"day": date_words(day) if day else "", "reason": getattr(root, "end_reason", "")}
    if how == Ending.TERMINATED:
        return (_("The contract was terminated on %(day)s.") % facts, root)
    if how in (Ending.REVOKED, Ending.SURRENDERED):
        text = {
            Ending.REVOKED: _("The certification was revoked on %(day)s; no new contract can rest on it."),
            Ending.SURRENDERED: _("The operator gave the certification back on %(day)s."),
        }[how]
        return (text % facts, root)
    if how == Ending.EXPIRED:
        text = _("It held until %(day)s; no new contract can rest on it.")
        return (text % {"day": date_words(root.valid_until)}, root)
    if root.MACHINE == "challenge" and root.outcome_words:
        return (_("Outcome: %(words)s") % {"words": root.outcome_words}, root)
    return ("",)


def _shown(case: Case) -> tuple:
    pilot = case.one("pilot")
    if pilot is None:
        return ("",) if case.root.MACHINE == "challenge" else (_("There was no pilot on this platform."),)
    for row in indicator_rows(pilot):
        if row["result"].n:
            text = _("In the pilot, “%(name)s” went from %(before)s to %(after)s %(unit)s (n = %(n)d): %(verdict)s.")
            facts = {
                "name": row["indicator"].label,
                "before": row["before"] or "–",
                "after": row["after"],
                "unit": row["indicator"].unit_words,
                "n": row["result"].n,
                "verdict": row["verdict"],
            }
            return text % facts, pilot
    return (_("The pilot has no readings yet."), pilot)


def _ground(case: Case) -> tuple:
    contract, certification = case.one("contract"), case.one("certification")
    if contract and contract.reason_words:
        reason = contract.reason_words
        if "167" in reason:
            return _("Ground and reason: %(reason)s") % {"reason": reason}, certification, contract
        ground = _("Ground: Enforcement Order of the Local Autonomy Act, art. 167-2(1)(iv). Reason: %(reason)s")
        return ground % {"reason": reason}, certification, contract
    if certification:
        text = _("The head of the body confirmed: it is new, it is useful, and its plan can be carried out.")
        return (text, certification)
    if case.one("pilot") and case.one("pilot").evaluation_words:
        pilot = case.one("pilot")
        return _("The section’s evaluation: %(words)s") % {"words": pilot.evaluation_words}, pilot
    return ("",)


def _purchases(case: Case) -> list[tuple]:
    """Purchases that were published and ended otherwise, or are still being prepared."""
    if case.root.MACHINE != "certification":
        return []
    return [(_purchase(contract),) for contract in purchases(case.root)]


def _purchase(contract: Any) -> str:
    facts = {
        "who": f"{contract.body.label} {contract.unit.label}",
        "method": contract.get_method_display(),
        "day": date_words(contract.ended_on or contract.other_on or contract.forecast_on),
    }
    if contract.state == "other_method" and contract.method == "none":
        return _("%(who)s published a forecast and then did not buy.") % facts
    if contract.state == "other_method":
        return _("%(who)s bought in another way: %(method)s.") % facts
    if contract.state == "cancelled":
        return _("%(who)s cancelled a purchase before signature on %(day)s.") % facts
    return _("%(who)s is preparing a purchase; forecast of %(day)s.") % facts
