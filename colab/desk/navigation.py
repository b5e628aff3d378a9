"""The first entry of the workspaces' menu."""

from django.utils.translation import gettext_lazy as _

from colab.core.ui import worknav

worknav.register(_("What waits for me"), "desk:home", when=lambda actor: not actor.is_anonymous, order=1)
