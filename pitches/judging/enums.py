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


class RelationKind(TextChoices):
    """How a person stands to an organisation."""

    INVESTOR = "investor", _("investor")
    ADVISER = "adviser", _("adviser")
    STAFF = "staff", _("officer or employee")
    PARTNER = "partner", _("works together with it")
    FAMILY = "family", _("somebody close works there")


class Hint(TextChoices):
    """What the platform noticed by itself, said to the judge: "you …"."""

    MEMBER = "member", _("are a member of the organisation")
    DOMAIN = "domain", _("use an e-mail address of the same domain")
    AFFILIATION = "affiliation", _("name the organisation as your affiliation")
    HISTORY = "history", _("declared a conflict with the organisation before")
    SHARED = "shared", _("belong to another organisation together with somebody of this one")
    RELATION = "relation", _("are on record as its investor, adviser or partner")


HARD_HINTS = (Hint.MEMBER,)
"""Hints that are conflicts without any declaration."""
