"""Where teams, solutions and the hand-over stand in the menus."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from colab.core.ui import navigation, worknav

navigation.register("organisations:solution_list", pgettext_lazy("navigation", "Solutions"), order=30)
worknav.register(_("My organisations"), "organisations:team", when=lambda a: not a.grants.is_staff, order=10)
worknav.register(
    _("Solutions"),
    "organisations:solution_work_list",
    when=lambda a: a.grants.organisations or a.grants.is_office or a.grants.is_auditor,
    order=45,
)
worknav.register(
    _("Hand-over"), "organisations:handover", when=lambda a: a.grants.has("head", "office_admin"), order=90
)
worknav.register(
    _("Accounts of people"), "organisations:accounts", when=lambda a: a.grants.has("office", "office_admin"), order=92
)
navigation.register("organisations:account", _("Your account"), order=10, area=navigation.ACCOUNT)


def identity(request) -> tuple[str, str]:
    """Return name and posts for the workspace's header."""
    return str(request.user), " / ".join(list(dict.fromkeys(request.actor.grants.post_titles))[:2])


worknav.set_identity(identity)
