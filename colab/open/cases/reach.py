"""Walking the links of the ledger. A case is computed each time, never stored (decision 12)."""

from dataclasses import dataclass, field
from typing import Any

from challenges.challenges.models import Challenge
from colab.core import lifecycle
from colab.core.ledger.models import LedgerEntry
from pilots.certification.models import Certification
from pilots.procurement.models import Contract
from pilots.trials.models import Pilot

ROOTS = {"K": Contract, "N": Certification, "T": Pilot, "C": Challenge}
ORDER = ("challenge", "pitch", "pilot", "certification", "contract")
CARRIED = frozenset(ORDER)


@dataclass
class Case:
    """The subjects of a case by machine, lowest first, and the entries of their chains."""

    root: Any
    subjects: dict[str, list[Any]] = field(default_factory=dict)
    entries: dict[tuple[str, str], list[LedgerEntry]] = field(default_factory=dict)

    def one(self, machine: str) -> Any:
        """Return the first subject of a machine, or None."""
        return (self.subjects.get(machine) or [None])[0]

    @property
    def chains(self) -> list[tuple[str, str]]:
        """The chains in the order of the road."""
        return sorted(self.entries, key=lambda chain: (ORDER.index(chain[0]), chain[1]))


def find_root(code: str) -> Any:
    """Return the subject a case code names, or None: K contract, N certification, T pilot, C challenge."""
    model = ROOTS.get(code[:1].upper())
    return model.objects.filter(code=code.upper()).first() if model else None


def topmost(subject: Any) -> Any:
    """Return the contract a subject led to, else its certification, pilot, or itself."""
    if isinstance(subject, Challenge):
        subject = subject.pilots.exclude(code=None).order_by("pk").first() or subject
    if isinstance(subject, Pilot):
        found = Certification.objects.filter(pilot=subject).exclude(code=None).order_by("-certified_on", "pk").first()
        subject = found or subject
    if isinstance(subject, Certification):
        rows = Contract.objects.filter(certification=subject).exclude(code=None).exclude(signed_on=None)
        subject = rows.order_by("signed_on", "pk").first() or subject
    return subject


def gather(root: Any) -> Case:
    """Follow the links from ``root`` down to the challenge; one query a chain for entries and one for the subject."""
    case = Case(root)
    todo = [lifecycle.ref(root)]
    while todo:
        machine, key = todo.pop(0)
        if (machine, key) in case.entries or machine not in CARRIED:
            continue
        chain = list(LedgerEntry.objects.filter(machine=machine, subject_key=key).order_by("seq"))
        case.entries[machine, key] = chain
        case.subjects.setdefault(machine, []).append(lifecycle.load(machine, key))
        todo += [(other, other_key) for entry in chain for other, other_key, _hash in entry.links]
    return case
