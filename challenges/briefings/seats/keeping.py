"""How long seats are kept, the same for every kind of host."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from colab.core import retention

from .models import Seat

YEAR = 365


def blank(rows: QuerySet) -> None:
    """Blank name and address; that a seat was taken stays countable."""
    rows.update(name="", affiliation="", email=retention.blanked())


def keep(model: type[Seat], label, body) -> None:
    """Register a seat model; ``body(body)`` is the Q of the seats of a body."""
    seats = model.objects.exclude(email__endswith=retention.BLANKED)
    retention.register(
        retention.Kind(
            code=model._meta.model_name,
            label=label,
            basis=_("For questions after the event and the figures of the year."),
            due=lambda before: seats.filter(host__ends_at__lt=before),
            blank=blank,
            days=YEAR,
            minimum=30,
            body=body,
            by_address=lambda address: model.objects.filter(email__iexact=address),
            fields=[f"{model._meta.label}.{name}" for name in ("name", "affiliation", "email")],
        )
    )
