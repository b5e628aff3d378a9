"""Where the trail stands in the workspaces' menu."""

from django.utils.translation import gettext_lazy as _

from colab.core.ui import worknav

worknav.register(
    _("Who read personal data"),
    "readings:list",
    when=lambda actor: actor.grants.is_auditor or actor.grants.has("office_admin"),
    order=93,
)
