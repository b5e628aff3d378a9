"""Where certifications stand in the menus."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from colab.core.ui import navigation, worknav

from .queries import appointments

navigation.register("certification:list", pgettext_lazy("navigation", "Certified products"), order=50)
navigation.register("certification:verify", _("Verify a certificate"), order=60, area=navigation.FOOTER)
worknav.register(
    _("Certifications"),
    "certification:work_list",
    when=lambda actor: actor.grants.is_staff or actor.grants.organisations,
    order=60,
)
worknav.register(_("Expert opinions"), "certification:appointments", rows=appointments, order=61)
worknav.register(_("Issuer keys"), "certification:keys", when=lambda actor: actor.grants.bodies("certifier"), order=93)
