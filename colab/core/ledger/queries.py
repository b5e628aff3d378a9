"""Reading the ledger."""

from django.db.models import QuerySet

from .models import LedgerEntry


def entries(machine: str, key: str) -> QuerySet[LedgerEntry]:
    """Return the chain of one subject, oldest entry first."""
    return LedgerEntry.objects.filter(machine=machine, subject_key=key).order_by("seq")
