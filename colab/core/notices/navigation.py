"""Entries in menus."""

from django.utils.translation import gettext_lazy as _

from colab.core.notices.queries import undelivered_for, unread
from colab.core.ui import navigation, worknav


def _is_person(actor):
    return bool(getattr(actor, "user", None))


def _is_office(actor):
    return actor.grants.is_office


worknav.register(_("Notices"), "notices:list", when=_is_person, order=15, counted=lambda a: unread(a.user))
worknav.register(_("Letters"), "notices:mailings", when=_is_office, order=80)
worknav.register(
    _("Undelivered mail"),
    "notices:bounces",
    when=_is_office,
    order=81,
    counted=undelivered_for,
)
navigation.register("subscribe", _("News by mail"), order=50, area=navigation.FOOTER)
