"""Entries in the public menu and in the workspaces' menu."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from colab.core.ui import navigation, worknav

navigation.register("challenges:list", pgettext_lazy("navigation", "Challenges"), order=10)
worknav.register(
    pgettext_lazy("navigation", "Challenges"),
    "challenges:board",
    when=lambda actor: actor.grants.has("section", "head", "office", "office_admin", "auditor"),
    order=20,
    group=_("Calls and challenges"),
)
worknav.register(
    pgettext_lazy("navigation", "Calls"),
    "calls:board",
    when=lambda actor: actor.grants.is_office or actor.grants.is_auditor,
    order=21,
    group=_("Calls and challenges"),
)
worknav.register(
    pgettext_lazy("navigation", "Import challenges"),
    "challenges:import",
    when=lambda actor: actor.grants.is_office,
    order=24,
    group=_("Calls and challenges"),
)
