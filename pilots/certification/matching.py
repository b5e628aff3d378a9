"""Certified products take part in matching: what exists already stands first."""

from django.urls import reverse
from django.utils.translation import gettext as _

from challenges.matching import sources
from challenges.matching.enums import Side
from challenges.matching.methods.texts import Text
from challenges.matching.presentation import Shown
from colab.core.clock import yen_words

from .enums import IN_FORCE
from .models import Certification
from .queries import public


def _text(c: Certification) -> Text:
    body = "\n".join(part.strip() for part in (c.summary, c.expected_use) if part.strip())
    return Text(str(c.pk), c.product_name, body, sources.area_words(c.areas))


def _shown(c: Certification) -> Shown:
    price = yen_words(c.price_yen) if c.price_yen is not None else ""
    number = _("Certified: %(body)s %(number)s") % {"body": c.body.label, "number": c.number}
    url = reverse("certification:detail", args=[c.code])
    return Shown(c.label, url, c.organisation.label, [line for line in (number, price) if line])


sources.register(
    sources.Source(
        "certification",
        Side.PROFILE,
        lambda: public().filter(state__in=IN_FORCE),
        _text,
        lambda c: True,
        _shown,
        lambda c: c.price_yen,
        first=True,
        replaces=lambda c: ("solution", c.solution_id) if c.solution_id else None,
    )
)
