"""Where retention stands in the workspaces' menu."""

from django.utils.translation import gettext_lazy as _

from colab.core.ui import worknav

worknav.register(
    _("How long personal data are kept"),
    "retention:list",
    when=lambda actor: actor.grants.is_auditor or actor.grants.has("office_admin"),
    order=94,
)
