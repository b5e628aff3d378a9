"""Erasing personal data beside the chains: the digests in the entries stay, so the chains stay whole."""

from collections.abc import Iterable

from .models import LedgerPrivate


def erase_private_of(user_id: int, words: Iterable[str]) -> int:
    """Blank what lies beside the chains about a person, and return how many private parts that were.

    Blanked are parts that name the person by one of ``words`` (address, name) or by number, and the empty parts of
    the person's own entries, whose salt would link the mark to the person. Facts that the person merely entered
    (a planned price) stay: they belong to the case. Must run inside the transaction of the erasure.
    """
    known = {word.casefold() for word in words if word}
    own = LedgerPrivate.objects.filter(entry__actor_id=user_id, data={}).exclude(salt="")
    count = own.update(salt="")
    named = []
    for row in LedgerPrivate.objects.exclude(data={}).only("pk", "data").iterator(chunk_size=500):
        if row.data.get("user") == user_id or any(_names(value, known) for value in row.data.values()):
            named.append(row.pk)
    for start in range(0, len(named), 500):
        count += LedgerPrivate.objects.filter(pk__in=named[start : start + 500]).update(salt="", data={})
    return count


def _names(value, known: set[str]) -> bool:
    return isinstance(value, str) and value.casefold() in known
