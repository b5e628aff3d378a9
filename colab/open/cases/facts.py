"""The public facts of a case, each with the entry that holds it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils import translation
from django.utils.translation import gettext_lazy

from colab.core.ledger.models import LedgerEntry

from .evidence import machine_words
from .reach import Case

FACTS = (
    ("challenge", "open", "title", "challenge.title", gettext_lazy("Challenge as published")),
    ("challenge", "adopt", "reason", "challenge.outcome", gettext_lazy("Outcome of the call")),
    ("challenge", "adopt_none", "reason", "challenge.outcome", gettext_lazy("Outcome of the call")),
    ("pitch", "submit", "receipt_number", "pitch.receipt", gettext_lazy("Receipt of the pitch")),
    ("pilot", "sign_agreement", "agreement_on", "pilot.agreed", gettext_lazy("Pilot agreed on")),
    ("pilot", "start", "started_on", "pilot.started", gettext_lazy("Pilot started on")),
    ("pilot", "evaluate", "verdict", "pilot.verdict", gettext_lazy("Verdict of the pilot")),
    ("pilot", "evaluate", "results", "pilot.results", gettext_lazy("Results of the pilot")),
    ("certification", "certify", "number", "certification.number", gettext_lazy("Certificate number")),
    ("certification", "certify", "certified_on", "certification.on", gettext_lazy("Certified on")),
    ("certification", "certify", "valid_until", "certification.until", gettext_lazy("Valid until")),
    ("contract", "publish_forecast", "published_on", "contract.forecast", gettext_lazy("Forecast published on")),
    ("contract", "publish_pre", "published_on", "contract.before", gettext_lazy("Published before the contract on")),
    ("contract", "decide", "amount_yen", "contract.amount", gettext_lazy("Amount of the contract (yen)")),
    ("contract", "decide", "reason", "contract.reason", gettext_lazy("Reason for the negotiated contract")),
    ("contract", "sign", "signed_on", "contract.signed", gettext_lazy("Contract made on")),
    ("contract", "publish_post", "party", "contract.party", gettext_lazy("Counterparty")),
    ("contract", "publish_post", "published_on", "contract.after", gettext_lazy("Published after the contract on")),
    ("contract", "pay", "paid_yen", "contract.paid", gettext_lazy("Paid (yen)")),
    ("contract", "evaluate", "verdict", "contract.verdict", gettext_lazy("Evaluation by the using office")),
)
"""(machine, verb, field, id of the fact, its name). ``sign`` stands for the second of the two signatures."""


@dataclass(frozen=True)
class Fact:
    """One public fact and where it stands."""

    id: str
    label: Any
    value: Any
    entry: LedgerEntry
    field: str

    @property
    def place(self) -> str:
        """The entry in words: which chain, which number."""
        return f"{machine_words(self.entry.machine)} {self.entry.seq}"

    def as_json(self) -> dict:
        """Return the fact as an exported case gives it."""
        where = [self.entry.machine, self.entry.subject_key, self.entry.seq, self.field]
        with translation.override("ja"):
            label = str(self.label)
        with translation.override("en"):
            return {"id": self.id, "label": label, "label_en": str(self.label), "value": self.value, "at": where}


def facts(case: Case) -> list[Fact]:
    """Return the public facts in the order of the road; of a fact stated twice the last counts."""
    found = {}
    for chain in case.chains:
        for entry in case.entries[chain]:
            for fact in _facts_of(entry):
                found[chain, fact.id] = fact
    order = {row[3]: n for n, row in enumerate(FACTS)}
    return sorted(found.values(), key=lambda fact: (order[fact.id], fact.entry.subject_key))


def _facts_of(entry: LedgerEntry) -> Iterator[Fact]:
    verb = "sign" if entry.verb.startswith("sign_") and entry.machine == "contract" else entry.verb
    for machine, wanted, field, name, label in FACTS:
        if (machine, wanted) == (entry.machine, verb) and entry.payload.get(field) not in (None, ""):
            yield Fact(name, label, entry.payload[field], entry, field)


def files(case: Case) -> list[dict]:
    """Return item, size in bytes and SHA-256 of every file an entry of the case names."""
    found = []
    for chain in case.chains:
        for entry in case.entries[chain]:
            at = [entry.machine, entry.subject_key, entry.seq]
            for line in entry.payload.get("files") or []:
                found.append({"name": line["item"], "size": line["size"], "sha256": line["sha256"], "at": at})
            if entry.payload.get("file_sha256"):
                found.append({"name": "readings", "size": None, "sha256": entry.payload["file_sha256"], "at": at})
            scan = (entry.payload.get("recorded") or {}).get("scan_sha256")
            if scan:
                found.append({"name": "scan", "size": None, "sha256": scan, "at": at})
    return found
