"""Where bodies' rules stand in the workspace's menu."""

from django.utils.translation import gettext_lazy as _

from colab.core.ui import navigation, worknav

worknav.register(
    _("Rules of the body"), "law:rules", when=lambda a: a.grants.is_office or a.grants.is_auditor, order=92
)
navigation.register("law:steps", _("Legal steps"), area=navigation.FOOTER, order=60)
