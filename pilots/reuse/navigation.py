"""Where reuse stands in the menus."""

from django.utils.translation import gettext_lazy as _

from colab.core.ui import worknav

worknav.register(
    _("Introduction by other bodies"),
    "reuse:interests",
    when=lambda actor: actor.grants.is_staff or actor.grants.organisations,
    order=80,
)
worknav.register(_("Joint purchases"), "reuse:joint_list", when=lambda actor: actor.grants.is_staff, order=81)
