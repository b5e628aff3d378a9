"""Which pictures may be uploaded, and who gets into the editors' admin."""

from django.contrib.auth.models import Group
from django.contrib.auth.signals import user_logged_in
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from colab.core.access import Actor
from colab.core.files.purposes import KINDS_IMAGE, purpose
from colab.core.organisations.middleware import lacks_second_factor

purpose("content.image", _("Picture"), max_mb=10, max_count=1, types=KINDS_IMAGE, rule="view")

GROUP_OF = {"editor": "Editors", "office": "Editors", "office_admin": "Moderators"}
"""Role of a post → Wagtail's group. Editors write and hand in, moderators publish."""


def join_groups(sender, request, user, **kwargs) -> None:
    """Keep the person's groups as the posts held today say; asked at each login, so that a hand-over takes effect."""
    wanted = {GROUP_OF[role] for role in Actor.of(user).grants.roles if role in GROUP_OF}
    managed = Group.objects.filter(name__in=set(GROUP_OF.values()))
    for group in managed:
        if group.name in wanted:
            user.groups.add(group)
        else:
            user.groups.remove(group)


def may_edit(request: HttpRequest) -> bool:
    """Return whether the reader may enter the editors' admin today."""
    user = request.user
    holds = user.is_authenticated and (user.is_superuser or request.actor.grants.has(*GROUP_OF))
    return holds and not lacks_second_factor(request)


user_logged_in.connect(join_groups, dispatch_uid="content.join_groups")
