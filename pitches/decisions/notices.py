"""Mails about results."""

from django.utils.translation import gettext_lazy as _

from colab.core.notices import Category, Kind, register


@register
class Result(Kind):
    """Tells a team that the result of its pitch is out."""

    code = "decisions.result"
    label = _("Result of a pitch")
    category = Category.DECISION
    template = "result"
    mutable = False
    audience = "all members of the team's organisation"


@register
class Reversed(Kind):
    """Tells a team that the published result was taken back."""

    code = "decisions.reversed"
    label = _("Published result taken back")
    category = Category.DECISION
    template = "reversed"
    mutable = False
    audience = "all members of the team's organisation"


@register
class News(Kind):
    """Tells subscribers that a result was published."""

    code = "decisions.news"
    label = _("Result of a challenge published")
    category = Category.FOLLOW
    template = "news"
    audience = "subscribers of results and followers of the challenge"
