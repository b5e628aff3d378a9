"""Where the page about the site itself stands in the workspace's menu."""

from django.utils.translation import gettext_lazy as _

from colab.core.ui import worknav

worknav.register(
    _("State of the site"),
    "ops:operations",
    when=lambda actor: actor.grants.has("office_admin") or actor.grants.is_auditor,
    order=95,
)
