"""Where sponsorship stands in the workspaces' menu: nowhere, unless a body takes payments."""

from django.utils.translation import gettext_lazy as _

from colab.core.payments.models import PaymentPolicy
from colab.core.ui import worknav


def _taking(actor):
    """The policies of bodies that take payments, whose programmes the person runs or whose money it looks after."""
    programmes = actor.grants.programmes("office", "office_admin")
    rows = PaymentPolicy.objects.filter(enabled=True)
    return rows.filter(body__programmes__in=programmes) | rows.filter(body__in=actor.grants.bodies("finance"))


worknav.register(
    _("Sponsors"),
    "sponsorship:list",
    when=lambda actor: any(actor.grants.has(role) for role in ("office", "office_admin", "finance")),
    rows=_taking,
    order=86,
)
