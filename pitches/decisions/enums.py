"""What a panel decides about a pitch."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Outcome(TextChoices):
    """The panel's word on one pitch; the values are the verbs and states of the pitch."""

    ADOPTED = "adopted", _("adopted")
    RESERVE = "reserve", _("reserve")
    NOT_ADOPTED = "not_adopted", _("not adopted")


VERB_FOR = {Outcome.ADOPTED: "adopt", Outcome.RESERVE: "reserve", Outcome.NOT_ADOPTED: "not_adopt"}
