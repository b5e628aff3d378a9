"""Where pilots stand in the menus."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from colab.core.ui import navigation, worknav

navigation.register("trials:list", pgettext_lazy("navigation", "Pilots"), order=40)
worknav.register(
    _("Pilots"),
    "trials:work_list",
    when=lambda actor: actor.grants.is_staff or actor.grants.organisations,
    order=50,
)
