"""Where saved searches stand."""

from django.utils.translation import gettext_lazy as _

from colab.core.ui import worknav

worknav.register(
    _("Saved searches"), "saved_searches:list", when=lambda actor: bool(getattr(actor, "user", None)), order=16
)
