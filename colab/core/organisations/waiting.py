"""What waits around organisations and solutions."""

from django.utils.translation import gettext_lazy as _

from colab.core.lifecycle import waiting

waiting.register(_("Organisations to register"), "organisation", "register", order=5)
waiting.register(_("Solutions to check"), "solution", "list", order=30)
waiting.register(_("Solutions that came back"), "solution", "submit", states=("returned",), order=31)
