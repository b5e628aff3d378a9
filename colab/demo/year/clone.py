"""Further years, cloned in bulk from the one that was lived: rows copied, keys and days shifted, chains recomputed.

People, bodies, organisations, solutions, files and the words on pages stay as they are; what hangs on them is copied.
"""

import uuid
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.apps import apps
from django.db import models, transaction
from django.db.models import Max

from colab.core.law.models import RecordedFact

from .chains import clone_chains, keys_of

ROOMS = ("challenges", "pitches", "pilots")
LEFT_OUT = {"challenge_pages", "submissions.PitchFile", "submissions.ReceiptCounter",
            "certification.IssuerKey", "certification.Credential", "sponsorship",
            "matching.MatchText", "matching.Encoding"}  # fmt: skip
"""Pages have their own tree; sponsors hang on payments, which are not copied; files, counters and keys stay with their one owner, and what a key signed names one row;
the texts of matching are gathered anew."""
BATCH = 2000


def clone(*, years: int = 1, scale: int = 1) -> int:
    """Copy the lived year into ``years - 1`` years before it, each ``scale`` times; return the number of rows made.

    ``scale`` also multiplies the lived year itself. Ledger chains are recomputed, so that the whole verifies.
    """
    originals = {model: list(model._base_manager.order_by("pk").values()) for model in cloned_models()}
    gaps = {model: model._base_manager.aggregate(last=Max("pk"))["last"] or 0 for model in originals}
    chains = keys_of(originals)
    made = 0
    for number, (back, copy) in enumerate(_copies(years, scale), start=1):
        with transaction.atomic():
            shift = Shift(number, back, copy, gaps)
            for model, rows in originals.items():
                fresh = [model(**shift.row(model, row)) for row in rows]
                model._base_manager.bulk_create(fresh, batch_size=BATCH)
                made += len(fresh)
            made += clone_chains(shift, chains)
    return made


def _copies(years: int, scale: int) -> Iterator[tuple[int, int]]:
    """Yield (years back, number of the copy) of all copies but the lived year itself."""
    for back in range(years):
        for copy in range(scale):
            if back or copy:
                yield back, copy


def cloned_models() -> list[type[models.Model]]:
    """Return the models that are copied; their order is free, references are checked at the end of a transaction."""
    configs = [config for config in apps.get_app_configs() if config.name.split(".")[0] in ROOMS]
    found = [model for config in configs for model in config.get_models(include_auto_created=True)] + [RecordedFact]
    return [m for m in found if m._meta.app_label not in LEFT_OUT and m._meta.label not in LEFT_OUT]


class Shift:
    """What one copy changes: numbers by a gap, keys and codes by the copy, days by whole years."""

    def __init__(self, number: int, back: int, copy: int, gaps: dict[type[models.Model], int]):
        self.number, self.back, self.copy = number, back, copy
        self.offsets = {model: gap * number for model, gap in gaps.items()}

    def row(self, model: type[models.Model], row: dict[str, Any]) -> dict[str, Any]:
        """Return the columns of the copy of ``row``."""
        return {field.attname: self._value(model, field, row[field.attname]) for field in model._meta.concrete_fields}

    def _value(self, model: type[models.Model], field: models.Field, value: Any) -> Any:
        if value is None or value == "":
            return value
        if field.primary_key:
            return value + self.offsets[model]
        if field.is_relation:
            return value + self.offsets.get(field.related_model, 0)
        match value:
            case datetime() | date():
                return self.day(value)
            case uuid.UUID():
                return uuid.uuid5(value, str(self.number)) if field.unique else value
        if field.name in ("key", "subject_key"):
            return self.key(value)
        if field.name in ("code", "number", "receipt_number", "external_id") and isinstance(value, str):
            return self.code(value)
        return value - self.back if field.name == "fiscal_year" else value

    def day(self, value: Any) -> Any:
        """Return the same day, whole years earlier; 29 February becomes the 28th."""
        try:
            return value.replace(year=value.year - self.back)
        except ValueError:
            return value.replace(year=value.year - self.back, day=28)

    def key(self, value: str) -> str:
        """Return the key of the copy."""
        return f"{value}{self.number}"

    def code(self, value: str) -> str:
        """Return the public code in the other year, unique by its thousands: C-2026-014 becomes C-2025-1014."""
        kind, *rest = value.split("-")
        if len(rest) == 2 and all(part.isdecimal() for part in rest):
            return f"{kind}-{int(rest[0]) - self.back}-{int(rest[1]) + 1000 * self.number:03d}"
        return f"{value}-{self.number}"
