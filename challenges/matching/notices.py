"""The notices of matching."""

from django.utils.translation import gettext_lazy as _

from challenges.challenges.notices import about, public_path
from colab.core.lifecycle import ref
from colab.core.notices import Category, Kind, notify, register
from colab.core.organisations.queries import members


@register
class Invited(Kind):
    """A section asks a team to look at its challenge."""

    code = "matching.invited"
    label = _("An invitation to pitch")
    category = Category.MATCH
    template = "invited"
    audience = "members of the teams a section or the office invites"


@register
class Matched(Kind):
    """A challenge has opened that fits what the team lists."""

    code = "matching.matched"
    label = _("A challenge that may fit a solution")
    category = Category.MATCH
    template = "matched"
    daily = True
    audience = "members of teams whose solutions come near to a challenge that has opened"


def tell_invited(move) -> None:
    """The same words to every member of every team; nobody reads who else was invited, everybody how many."""
    challenge = move.subject
    context = about(challenge, closes_at=challenge.call.closes_at)
    for _kind, _key, organisation in move.facts.get("teams", ()):
        notify(
            Invited,
            to=members(organisation),
            subject_ref=ref(challenge),
            context=context,
            dedupe=challenge.key,
            url=public_path(challenge),
        )
