"""Entries of the workspaces' navigation."""

from django.utils.translation import gettext_lazy as _

from colab.core.ui import worknav

worknav.register(
    _("My pitches"), "submissions:mine", when=lambda actor: actor.grants.organisations, order=20, group=_("Team")
)
worknav.register(
    _("Pitches"),
    "submissions:list",
    when=lambda actor: actor.grants.has("section", "head", "office", "office_admin", "auditor"),
    order=45,
)
