"""The rounds' entry in the workspaces' menu."""

from django.utils.translation import gettext_lazy as _

from colab.core.ui import worknav

worknav.register(
    _("Rounds"),
    "rounds:list",
    when=lambda actor: actor.grants.is_office or actor.grants.is_auditor or actor.grants.has("section", "head"),
    order=42,
    group=_("Judging"),
)
