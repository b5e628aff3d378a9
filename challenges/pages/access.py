"""Which files this app takes."""

from django.utils.translation import gettext_lazy as _

from colab.core.files.purposes import purpose

purpose("challenges.import", _("Workbook of challenges"), max_mb=10, max_count=1, types=("xlsx", "csv"))
