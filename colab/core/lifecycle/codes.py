"""Public codes, allotted once, at publication: C-2026-014."""

from typing import Any

from django.db.models.functions import Length

from colab.core.clock import FiscalYear
from colab.core.ledger.turns import take_turn


def next_code(model: type[Any], prefix: str, year: int | None = None) -> str:
    """Return the next free code of ``model`` in a fiscal year, as ``PREFIX-2026-014``.

    Two verbs on two rows of a model get theirs one after the other: the second waits until the first is done. Must run
    inside the transaction that keeps the code.
    """
    year = year or FiscalYear.current().year
    stem = f"{prefix}-{year}-"
    take_turn(f"{model._meta.label_lower}:{stem}")
    codes = model._default_manager.filter(code__startswith=stem).order_by(Length("code").desc(), "-code")
    last = codes.values_list("code", flat=True).first()
    return f"{stem}{int(last.removeprefix(stem)) + 1 if last else 1:03d}"
