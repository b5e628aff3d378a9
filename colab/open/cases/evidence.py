"""The evidence of a case: public pages of its subjects, and the state of its chains."""

from typing import Any

from django.utils.translation import gettext as _

from colab.core.ui.navigation import safe_reverse

from .reach import Case


def link(subject: Any) -> dict | None:
    """Return kind, title, code and address of a subject's public page, or None where it has none."""
    if subject is None or subject.MACHINE not in PAGES or not subject.code:
        return None
    url = PAGES[subject.MACHINE](subject)
    if not url:
        return None
    return {"kind": machine_words(subject.MACHINE), "title": str(subject), "url": url, "code": subject.code}


def links(case: Case) -> list[dict]:
    """Return the public pages of the case's subjects, lowest first."""
    return [found for name in PAGES for subject in case.subjects.get(name, []) if (found := link(subject))]


def machine_words(machine: str) -> str:
    """Return what a chain is about, in the language of the reader."""
    words = {
        "challenge": _("Challenge"),
        "pitch": _("Pitch"),
        "pilot": _("Pilot"),
        "certification": _("Certification"),
        "contract": _("Contract"),
        "checkpoint": _("Daily seal"),
    }
    return words.get(machine, machine)


def _certification(subject: Any) -> str:
    return safe_reverse("certification:detail", subject.code) if subject.certified_on else ""


PAGES = {
    "challenge": lambda subject: safe_reverse("challenges:detail", subject.slug),
    "pilot": lambda subject: safe_reverse("trials:detail", subject.code),
    "certification": _certification,
    "contract": lambda subject: safe_reverse("procurement:detail", subject.code),
}


def chains(case: Case) -> list[dict]:
    """Return each chain with what it is about, the number of its entries and the hash of its head."""
    found = []
    for machine, key in case.chains:
        entries = case.entries[machine, key]
        subject = next(row for row in case.subjects[machine] if row.key == key)
        if entries:
            row = {"machine": machine_words(machine), "code": subject.code or "", "count": len(entries)}
            found.append(row | {"head": entries[-1].hash})
    return found
