"""A case in words: three sentences, dated steps, what is withheld and why."""

from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from challenges.challenges.models import Challenge
from colab.core.clock import date_words, yen_words
from colab.core.ledger.models import LedgerEntry
from pilots.certification.models import Certification
from pilots.procurement.enums import Kind
from pilots.procurement.models import Contract
from pilots.trials.models import Pilot
from pilots.trials.presentation import indicator_rows

from .reach import Case


def words(subject: Any, name: str) -> str:
    """Return a bilingual column in the language of the reader."""
    english = "" if (get_language() or "ja").startswith("ja") else getattr(subject, f"{name}_en", "")
    return english or getattr(subject, name, "")


def title(case: Case) -> str:
    """Return the question the page answers."""
    root = case.root
    if isinstance(root, Contract):
        return _("Why was this contract made without a tender: %(name)s") % {"name": words(root, "subject_name")}
    if isinstance(root, Certification):
        return _("Why was this certified: %(name)s") % {"name": words(root, "product_name")}
    if isinstance(root, Pilot):
        return _("What the pilot showed: %(name)s") % {"name": root.label}
    return _("What became of the challenge: %(name)s") % {"name": words(root, "title")}


def sentences(case: Case) -> list[str]:
    """Return three sentences: who, what, how much, when; what the pilot showed; on what ground and why."""
    found = [_bought(case), _shown(case.one("pilot")), _ground(case)]
    return [sentence for sentence in found if sentence]


def _bought(case: Case) -> str:
    contract, certification, pilot = case.one("contract"), case.one("certification"), case.one("pilot")
    if contract and contract.signed_on:
        service = contract.kind == Kind.SERVICE
        text = (
            _("%(body)s made a contract with %(who)s on %(day)s for the service “%(what)s”, for %(yen)s.")
            if service
            else _("%(body)s bought “%(what)s” from %(who)s for %(yen)s on %(day)s.")
        )
        return text % {
            "body": contract.body.label,
            "what": words(contract, "subject_name"),
            "who": contract.organisation.label,
            "yen": yen_words(contract.amount_yen),
            "day": date_words(contract.signed_on),
        }
    if certification and certification.certified_on:
        return _("%(body)s certified %(who)s for “%(what)s” on %(day)s. A certification is no promise to buy.") % {
            "body": certification.body.label,
            "who": certification.organisation.label,
            "what": words(certification, "product_name"),
            "day": date_words(certification.certified_on),
        }
    if pilot:
        return _("%(body)s tries “%(what)s” with %(who)s.") % {
            "body": pilot.unit.body.label,
            "what": pilot.label,
            "who": pilot.organisation.label,
        }
    challenge = case.root
    return _("%(body)s asked: %(what)s") % {"body": challenge.unit.body.label, "what": words(challenge, "title")}


def _shown(pilot: Pilot | None) -> str:
    if pilot is None:
        return _("There was no pilot on this platform.")
    for row in indicator_rows(pilot):
        if row["result"].n:
            return _(
                "In the pilot, “%(name)s” went from %(before)s to %(after)s %(unit)s (n = %(n)d): %(verdict)s."
            ) % {
                "name": row["indicator"].label,
                "before": row["before"] or "–",
                "after": row["after"],
                "unit": row["indicator"].unit_words,
                "n": row["result"].n,
                "verdict": row["verdict"],
            }
    return _("The pilot has no readings yet.")


def _ground(case: Case) -> str:
    contract = case.one("contract")
    if contract and contract.reason:
        reason = words(contract, "reason")
        if "167" in reason:
            return _("Ground and reason: %(reason)s") % {"reason": reason}
        ground = _("Ground: Enforcement Order of the Local Autonomy Act, art. 167-2(1)(iv). Reason: %(reason)s")
        return ground % {"reason": reason}
    return ""


def steps(case: Case) -> list[dict]:
    """Return the dated steps of the road that this case took, each with its evidence."""
    found = [
        _step(case, "challenge", "open", _("The challenge was published")),
        _step(case, "pitch", "adopted", _("A pitch was adopted")),
        _step(case, "pilot", "running", _("The pilot started")),
        _step(case, "pilot", "evaluated", _("The pilot was evaluated")),
        _step(case, "certification", "certified", _("The operator was certified")),
        _step(case, "contract", "pre_published", _("Published before the contract")),
        _step(case, "contract", "signed", _("Both sides signed")),
        _step(case, "contract", "post_published", _("Published after the contract")),
        _step(case, "contract", "paid", _("Inspected and paid")),
        _step(case, "contract", "evaluated", _("Evaluated by the using office")),
    ]
    return [step for step in found if step]


def _step(case: Case, machine: str, state: str, label: str) -> dict | None:
    for (name, _key), chain in case.entries.items():
        entry = _reached(chain, state) if name == machine else None
        if entry:
            day = entry.fact_on or entry.at.date()
            return {"label": label, "day": day, "hash": entry.hash, "recorded": "recorded" in entry.payload}
    return None


def _reached(chain: list[LedgerEntry], state: str) -> LedgerEntry | None:
    """Return the entry by which the chain's subject last came into ``state``."""
    moves = [e for e in chain if e.payload.get("to") == state and e.payload.get("from") != state]
    return moves[-1] if moves else None


def withheld(case: Case) -> list[tuple[str, str]]:
    """Return what is not shown, and why."""
    rows = [
        (_("Single marks of judges"), _("so that judges can mark freely; criteria and reasons are public")),
        (_("Names of teams that were not chosen"), _("unless they agreed to be named")),
        (_("Personal data"), _("protected by law")),
    ]
    if case.one("contract"):
        rows.insert(0, (_("Planned price"), _("kept secret by the body's rules for purchases of the same kind")))
    return rows


def last_change(case: Case):
    """Return the moment of the newest entry in the case's chains."""
    return max((entry.at for chain in case.entries.values() for entry in chain), default=None)


def is_public(root: Any) -> bool:
    """Whether the root may be shown as a case."""
    if isinstance(root, Contract):
        return root.notices.exists()
    if isinstance(root, Certification):
        return root.certified_on is not None
    if isinstance(root, Challenge | Pilot):
        return root.code is not None
    return False
