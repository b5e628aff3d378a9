"""Erasing by address: people without an account, in all registered kinds at once."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from colab.core import lifecycle
from colab.core.access import Actor
from colab.core.ledger.erase import erase_private_of
from colab.core.organisations.actions.erase_person import also_erase
from colab.core.organisations.models import User

from .models import AddressErasure
from .registry import Kind, kinds

NOBODY = 0
"""No person has this number."""


def found(address: str) -> list[tuple[Kind, int]]:
    """Return the kinds with rows about the address, and how many they are."""
    counts = [(kind, kind.by_address(address).count()) for kind in kinds() if kind.by_address]
    return [(kind, count) for kind, count in counts if count]


def has_account(address: str) -> User | None:
    """Return the person with this address, who is erased on the own page with everything else."""
    return User.objects.filter(email__iexact=address, erased_at=None).first()


def erase_address(*, actor: Actor, address: str, reason: str) -> AddressErasure:
    """Blank everything registered about an address, of whichever body, and what lies beside the ledger's chains.

    An office administrator does it, with a reason. Raises ``NotAllowed`` to others, ``Refused`` for that of an
    account. What books or evidence hold is not among the rows (see the kinds' ``by_address``).
    """
    if not actor.grants.has("office_admin"):
        raise lifecycle.NotAllowed
    if has_account(address):
        raise lifecycle.Refused(_("This is the address of an account: erase the person."), code="erase.account")
    with transaction.atomic():
        counts = _blank(address)
        counts["ledger"] = erase_private_of(NOBODY, [address])
        kept = {code: count for code, count in counts.items() if count}
        return AddressErasure.objects.create(by=actor.user, reason=reason, counts=kept)


@also_erase
def forget(user: User) -> None:
    """Blank what is registered about the address of a person whose account is erased."""
    _blank(user.email)


def _blank(address: str) -> dict[str, int]:
    counts = {}
    for kind in kinds():
        if kind.by_address and kind.blank:
            rows = kind.by_address(address)
            pks = list(rows.order_by("pk").values_list("pk", flat=True))
            if pks:
                kind.blank(rows.model._default_manager.filter(pk__in=pks))
            counts[kind.code] = len(pks)
    return counts
