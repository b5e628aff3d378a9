"""The judge's entry in the workspaces' menu."""

from django.utils.translation import gettext_lazy as _

from colab.core.ui import worknav

from .queries import my_seats


def is_judge(actor) -> bool:
    """Whether the person sits on any panel."""
    return my_seats(actor).exists()


worknav.register(_("My panels"), "judging:mine", when=is_judge, order=25, group=_("Judging"))
