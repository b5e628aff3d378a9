"""Where the civic-tech route stands in the menus."""

from django.utils.translation import gettext_lazy as _

from colab.core.ui import navigation, worknav

navigation.register("civic:list", _("Civic tech"), order=45)
worknav.register(
    _("Civic-tech projects"),
    "civic:work_list",
    when=lambda a: a.grants.is_staff or a.grants.organisations,
    order=55,
)
