"""Walking the links of the ledger. A case is computed each time, never stored (decision 12)."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from challenges.challenges.models import Challenge
from colab.core import lifecycle
from colab.core.ledger.models import LedgerEntry
from pilots.certification.models import Certification
from pilots.procurement.models import Contract, Notice
from pilots.trials.models import Pilot

ROOTS = {"K": Contract, "N": Certification, "T": Pilot, "C": Challenge}
ORDER = ("challenge", "pitch", "pilot", "certification", "contract")
CARRIED = frozenset(ORDER)
Chain = tuple[str, str]
READ_ALONG = {
    "challenge": ("unit__body",),
    "pitch": ("organisation",),
    "pilot": ("unit__body", "organisation"),
    "certification": ("body", "organisation"),
    "contract": ("body", "unit__body", "organisation"),
}
"""What the pages and files of a case say of each subject."""


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


def published_contracts() -> QuerySet[Contract]:
    """Return the contracts that are made and published (契約締結状況の公表); before that nobody outside knows them."""
    published = Notice.objects.filter(contract=OuterRef("pk"), kind="post")
    return Contract.objects.exclude(signed_on=None).filter(Exists(published))


def topmost(subject: Any) -> Any:
    """Return the contract a subject led to, else its certification, pilot, or itself."""
    if isinstance(subject, Challenge):
        subject = subject.pilots.exclude(code=None).order_by("pk").first() or subject
    if isinstance(subject, Pilot):
        found = Certification.objects.filter(pilot=subject).exclude(code=None).order_by("-certified_on", "pk").first()
        subject = found or subject
    if isinstance(subject, Certification):
        rows = published_contracts().filter(certification=subject)
        subject = rows.order_by("signed_on", "pk").first() or subject
    return subject


def gather(root: Any) -> Case:
    """Follow the links from ``root`` down to the challenge."""
    return gather_all([root])[0]


def gather_all(roots: list[Any]) -> list[Case]:
    """Return the cases of ``roots``, level by level: as many queries as the road is long, not as there are cases."""
    entries: dict[Chain, list[LedgerEntry]] = {}
    subjects = {lifecycle.ref(root): root for root in roots}
    level = set(subjects)
    while level:
        entries |= _entries(level)
        subjects |= _subjects(level - subjects.keys())
        level = {chain for known in level for chain in _below(entries[known])} - entries.keys()
    return [_case(root, entries, subjects) for root in roots]


def _case(root: Any, entries: dict[Chain, list[LedgerEntry]], subjects: dict[Chain, Any]) -> Case:
    case, todo = Case(root), [lifecycle.ref(root)]
    while todo:
        chain = todo.pop(0)
        if chain not in case.entries:
            case.entries[chain] = entries[chain]
            case.subjects.setdefault(chain[0], []).append(subjects[chain])
            todo += _below(entries[chain])
    return case


def _below(chain: list[LedgerEntry]) -> list[Chain]:
    """Return the chains a chain grew from."""
    return [(machine, key) for entry in chain for machine, key, _hash in entry.links if machine in CARRIED]


def _by_machine(chains: set[Chain]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for machine, key in sorted(chains):
        found.setdefault(machine, []).append(key)
    return found


def _entries(chains: set[Chain]) -> dict[Chain, list[LedgerEntry]]:
    found: dict[Chain, list[LedgerEntry]] = {chain: [] for chain in chains}
    wanted = Q()
    for machine, keys in _by_machine(chains).items():
        wanted |= Q(machine=machine, subject_key__in=keys)
    for entry in LedgerEntry.objects.filter(wanted).order_by("machine", "subject_key", "seq"):
        found[entry.machine, entry.subject_key].append(entry)
    return found


def _subjects(chains: set[Chain]) -> dict[Chain, Any]:
    found = {}
    for machine, keys in _by_machine(chains).items():
        rows = lifecycle.get_machine(machine).model._default_manager.filter(key__in=keys).order_by("pk")
        found |= {(machine, row.key): row for row in rows.select_related(*READ_ALONG[machine])}
    return found
