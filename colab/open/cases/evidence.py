"""The evidence of a case: public pages of its subjects, and the state of its chains."""

from django.utils.translation import gettext as _

from colab.core.ledger.verify import Break, verify_chain
from colab.core.ui.navigation import safe_reverse

from .reach import Case


def links(case: Case) -> list[dict]:
    """Return the public pages of the case's subjects, lowest first."""
    found = []
    for machine, makers in PAGES.items():
        for subject in case.subjects.get(machine, []):
            url = makers[1](subject)
            if url:
                found.append({"kind": makers[0](), "title": str(subject), "url": url, "code": subject.code or ""})
    return found


def _challenge(subject) -> str:
    return f"{safe_reverse('challenges:list')}{subject.code.lower()}/" if subject.code else ""


def _pilot(subject) -> str:
    return safe_reverse("trials:detail", subject.code) if subject.code else ""


def _certification(subject) -> str:
    return safe_reverse("certification:detail", subject.code) if subject.code and subject.certified_on else ""


def _contract(subject) -> str:
    return safe_reverse("procurement:detail", subject.code) if subject.code else ""


PAGES = {
    "challenge": (lambda: _("Challenge"), _challenge),
    "pilot": (lambda: _("Pilot"), _pilot),
    "certification": (lambda: _("Certification"), _certification),
    "contract": (lambda: _("Contract"), _contract),
}


def chains(case: Case) -> list[dict]:
    """Return each chain with the number of its entries and the hash of its head."""
    return [
        {"machine": machine, "count": len(case.entries[machine, key]), "head": case.entries[machine, key][-1].hash}
        for machine, key in case.chains
        if case.entries[machine, key]
    ]


def verify(case: Case) -> list[Break]:
    """Check all chains of the case anew, and that each link finds the head it sealed; return what is broken."""
    broken = [b for machine, key in case.chains for b in verify_chain(machine, key).breaks]
    known = {chain: {entry.hash for entry in entries} for chain, entries in case.entries.items()}
    for (machine, key), entries in case.entries.items():
        for entry in entries:
            for other, other_key, head in entry.links:
                if (other, other_key) in known and head not in known[other, other_key] and head != "0" * 64:
                    broken.append(Break(machine, key, entry.seq, f"{other}: sealed head is missing"))
    return broken
