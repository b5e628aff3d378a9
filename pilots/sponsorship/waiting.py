"""What waits for the office around sponsors."""

from django.utils.translation import gettext_lazy as _

from colab.core.lifecycle import waiting

waiting.register(_("Sponsors to confirm or refuse"), "sponsor", "confirm", order=40)
