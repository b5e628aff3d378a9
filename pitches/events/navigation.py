"""Entries in the public menu and in the workspaces' menu."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from colab.core.ui import navigation, worknav

navigation.register("events:list", pgettext_lazy("navigation", "Events"), order=20)
worknav.register(
    pgettext_lazy("navigation", "Events"),
    "events:board",
    when=lambda actor: actor.grants.has("section", "head", "office", "office_admin", "auditor"),
    order=43,
    group=_("Judging"),
)
