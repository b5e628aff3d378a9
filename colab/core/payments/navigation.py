"""Where payments stand in the workspaces' menu: nowhere, unless a body takes any or its finance may switch them on."""

from django.utils.translation import gettext_lazy as _

from colab.core.access import visible_to
from colab.core.payments.models import Payment
from colab.core.ui import worknav

worknav.register(
    _("Payments"),
    "payments:list",
    when=lambda actor: actor.grants.has("finance"),
    order=85,
)
worknav.register(
    _("Payments"),
    "payments:fees",
    when=lambda actor: actor.grants.has("office_admin") and not actor.grants.has("finance"),
    rows=lambda actor: visible_to(actor, Payment.objects.all()),
    order=85,
)
