"""The notices of certifications."""

from django.utils.translation import gettext_lazy as _

from colab.core.notices import Category, Kind, register, threads
from colab.core.organisations.queries import holders, members

from . import consequences  # noqa: F401 - start-up imports this module; the consequences hang on the verbs


@register
class CertificationMoved(Kind):
    """An application took a step."""

    code = "certification.moved"
    label = _("An application for certification took a step")
    category = Category.DECISION
    template = "moved"
    mutable = False
    audience = "the applicant; the office; the certifying officers"


@register
class OpinionAsked(Kind):
    """An expert is asked for an opinion."""

    code = "certification.opinion_asked"
    label = _("You are asked for an opinion as an expert")
    category = Category.TASK
    template = "opinion_asked"
    mutable = False
    audience = "the expert"


@register
class EndsSoon(Kind):
    """A certification ends soon."""

    code = "certification.ends_soon"
    label = _("A certification ends soon")
    category = Category.TASK
    template = "ends_soon"
    mutable = False
    audience = "the operator; the certifying officers of the body"


def _sides(certification) -> dict:
    office = holders("office", "office_admin", programme=certification.programme) if certification.programme else []
    certifiers = holders("certifier", body=certification.body)
    return {"team": members(certification.organisation), "office": [*office, *certifiers]}


threads.register("certification", _sides)
