"""Where matching stands in the workspaces' menu."""

from django.utils.translation import gettext_lazy as _

from colab.core.ui import worknav

worknav.register(
    _("Challenges that may fit"), "matching:team", when=lambda actor: bool(actor.grants.organisations), order=12
)
worknav.register(
    _("Matching"),
    "matching:overview",
    when=lambda actor: actor.grants.is_office or actor.grants.is_auditor,
    order=23,
    group=_("Calls and challenges"),
)
