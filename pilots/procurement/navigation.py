"""Where publications and purchases stand in the menus."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from colab.core.ui import navigation, worknav

worknav.register(_("Budget calendar"), "procurement:budget", when=lambda actor: actor.grants.is_staff, order=72)
navigation.register("procurement:list", pgettext_lazy("navigation", "Contracts"), order=60)
worknav.register(
    _("Purchases"),
    "procurement:work_list",
    when=lambda actor: (
        actor.grants.has("section", "head", "finance", "office", "office_admin", "auditor")
        or actor.grants.organisations
    ),
    order=70,
)
