"""The chooser in the header and the mails in the footer, in demo mode only."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from colab.core.ui import navigation

if settings.DEMO_MODE:
    navigation.register("demo:chooser", _("Whom do you want to be?"), order=5, area=navigation.ACCOUNT)
    navigation.register("demo:letters", _("Mail of the demo"), order=90, area=navigation.FOOTER)
