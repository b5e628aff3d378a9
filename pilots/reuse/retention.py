"""How long the typed contacts of other bodies are kept."""

from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from colab.core import retention
from pilots.reuse.models import Interest


def _due(before: datetime) -> QuerySet[Interest]:
    return Interest.objects.filter(created_at__lt=before).exclude(contact="")


def _of(address: str) -> QuerySet[Interest]:
    """The contact is typed freely, often as a name and an address."""
    mine = Q(contact__iexact=address) | Q(contact__iendswith=f" {address}") | Q(contact__istartswith=f"{address} ")
    return Interest.objects.filter(mine)


retention.register(
    retention.Kind(
        code="interests",
        label=_("Contacts at other bodies that are interested"),
        basis=_("Part of the case, by the body's rules for documents."),
        due=_due,
        blank=lambda rows: rows.update(contact=""),
        minimum=365,
        body=lambda body: Q(body=body),
        by_address=_of,
        fields=["reuse.Interest.contact"],
    )
)
