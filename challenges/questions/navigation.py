"""The entry in the workspaces' menu."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from colab.core.ui import worknav

worknav.register(
    pgettext_lazy("navigation", "Questions"),
    "questions:board",
    when=lambda actor: actor.grants.has("section", "head", "office", "office_admin", "auditor"),
    order=22,
    group=_("Calls and challenges"),
)
