"""Where payments stand in the workspaces' menu: nowhere, unless a body takes any or its finance may switch them on."""

from django.utils.translation import gettext_lazy as _

from colab.core.payments.models import Reconciliation
from colab.core.payments.queries import charging
from colab.core.ui import worknav

worknav.register(
    _("Payments"),
    "payments:list",
    when=lambda actor: actor.grants.has("finance"),
    order=85,
)
worknav.register(
    _("Fees"),
    "payments:fees",
    when=lambda actor: actor.grants.has("office_admin") and not actor.grants.has("finance"),
    rows=lambda actor: charging(actor.grants.programmes("office_admin")),
    order=85,
)
worknav.register(
    _("Comparison with the payment service"),
    "payments:differences",
    when=lambda actor: actor.grants.is_auditor and not actor.grants.has("finance"),
    rows=lambda actor: Reconciliation.objects.all(),
    order=86,
)
