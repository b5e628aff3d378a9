"""What changed in a profile, kept as versions and shown in words."""

from datetime import date
from typing import Any

from colab.core.lifecycle import Move

from .models import Organisation, ProfileVersion


def plain(value: Any) -> Any:
    """Return a column's value as JSON; nothing typed is the empty text."""
    return value.isoformat() if isinstance(value, date) else "" if value is None else value


def save_profile(move: Move) -> dict[str, Any]:
    """Put the facts on the columns and keep what changed as the next version; nothing changed is no version.

    The ledger gets the number and the names of the columns, no personal data.
    """
    organisation = move.subject
    changes = {}
    for name, value in move.facts.items():
        old, new = plain(getattr(organisation, name)), plain(value)
        if old != new:
            changes[name] = {"old": old, "new": new}
        setattr(organisation, name, value)
    if not changes:
        return {}
    number = organisation.versions.count() + 1
    ProfileVersion.objects.create(
        organisation=organisation, number=number, at=move.now, by_id=move.actor.user_id, changes=changes
    )
    return {"version": number, "columns": sorted(changes)}


def lines(version: ProfileVersion) -> list[dict[str, Any]]:
    """Return label, old and new of each column that changed."""
    return [
        {"label": Organisation._meta.get_field(name).verbose_name, **{side: shown(change[side]) for side in change}}
        for name, change in version.changes.items()
    ]


def shown(value: Any) -> str:
    """Return a plain value as a reader wants it."""
    if isinstance(value, bool):
        return "✓" if value else "–"
    return f"{value:,}" if isinstance(value, int) else str(value) or "–"
