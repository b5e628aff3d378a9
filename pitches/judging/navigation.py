"""The judge's entry in the workspaces' menu."""

from django.utils.translation import gettext_lazy as _

from colab.core.ui import worknav

from .queries import my_seats

worknav.register(_("My panels"), "judging:mine", rows=my_seats, order=25, group=_("Judging"))
