"""Kinds of conflicts and seats."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Conflict(TextChoices):
    """What a judge declares about one applicant organisation."""

    NONE = "none", _("no conflict of interest")
    CONFLICT = "conflict", _("a conflict of interest")


class Origin(TextChoices):
    """How a pitch came to a judge."""

    DRAWN = "drawn", _("drawn")
    MANUAL = "manual", _("by hand")
    SUBSTITUTE = "substitute", _("as a substitute")
    IMPORTED = "imported", _("from a file")


class Hint(TextChoices):
    """What the platform noticed by itself."""

    MEMBER = "member", _("is a member of the organisation")
    DOMAIN = "domain", _("uses an e-mail address of the same domain")
    AFFILIATION = "affiliation", _("names the organisation as affiliation")


HARD_HINTS = (Hint.MEMBER,)
"""Hints that are conflicts without any declaration."""
