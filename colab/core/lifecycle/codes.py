"""Public codes, allotted once, at publication: C-2026-014."""

from typing import Any

from colab.core.clock import FiscalYear


def next_code(model: type[Any], prefix: str, year: int | None = None) -> str:
    """Return the next free code of ``model`` in a fiscal year, as ``PREFIX-2026-014``.

    Called under the lock of the verb that allots it; the unique column catches what a missing row lock lets through.
    """
    year = year or FiscalYear.current().year
    stem = f"{prefix}-{year}-"
    codes = model._default_manager.filter(code__startswith=stem).values_list("code", flat=True)
    last = max((int(code.removeprefix(stem)) for code in codes), default=0)
    return f"{stem}{last + 1:03d}"
