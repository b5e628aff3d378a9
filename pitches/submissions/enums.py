"""States of a pitch and the words of its form."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class PitchState(TextChoices):
    """From the first keystroke to the result; the last five belong to the civic-tech route."""

    DRAFT = "draft", _("draft")
    SUBMITTED = "submitted", _("received")
    ACCEPTED = "accepted_for_review", _("accepted for review")
    SHORTLISTED = "shortlisted", _("shortlisted")
    PRESENTED = "presented", _("presented")
    ADOPTED = "adopted", _("adopted")
    RESERVE = "reserve", _("reserve")
    NOT_ADOPTED = "not_adopted", _("not adopted")
    WITHDRAWN = "withdrawn", _("withdrawn")
    DISQUALIFIED = "disqualified", _("disqualified")
    MATCHED = "matched", _("matched")
    TEAM_FORMED = "team_formed", _("team formed")
    BUILT = "built", _("built")
    PUBLISHED_OSS = "published_oss", _("published as open source")
    ADOPTED_BY_MUNICIPALITY = "adopted_by_municipality", _("adopted by a municipality")


S = PitchState
CIVIC = tuple(s.value for s in (S.MATCHED, S.TEAM_FORMED, S.BUILT, S.PUBLISHED_OSS, S.ADOPTED_BY_MUNICIPALITY))
"""States of the civic-tech route."""
IN_REVIEW = tuple(s.value for s in (S.SUBMITTED, S.ACCEPTED, S.SHORTLISTED, S.PRESENTED))
"""Handed in, without a result."""
SCREENED_IN = tuple(s.value for s in (S.SHORTLISTED, S.PRESENTED))
"""States only reached through a passed screening."""
RESULT = tuple(s.value for s in (S.ADOPTED, S.RESERVE, S.NOT_ADOPTED))
"""The result is out."""
WON = (S.ADOPTED.value, *CIVIC)
"""Chosen: named in public."""
HANDED_IN = (*IN_REVIEW, *RESULT, S.DISQUALIFIED.value, *CIVIC)
"""A receipt exists. (A withdrawn pitch may have been a draft.)"""
GONE = tuple(s.value for s in (S.WITHDRAWN, S.DISQUALIFIED))
"""Out of the running."""


class Screening(TextChoices):
    """What the screening by paper decided; nobody outside sees it before it is published."""

    NONE = "", _("not screened yet")
    PASSED = "passed", _("to be shortlisted")
    FAILED = "failed", _("not to be shortlisted")


class PublishScope(TextChoices):
    """What of a pitch that was not adopted may be shown in public."""

    NOTHING = "nothing", _("nothing at all")
    SUMMARY = "summary", _("title and summary")
    ALL = "all", _("the whole pitch, without files")


class FileItem(TextChoices):
    """The items files belong to."""

    DECK = "deck", _("slides or proposal document")
    DETAIL = "detail", _("plan and estimate in detail")
    TRACK_RECORD = "track_record", _("evidence of the track record")
    BYLAWS = "bylaws", _("registration or rules of the group")
    OTHER = "other", _("other document")


REQUIRED_ITEMS = (FileItem.DECK.value,)
"""A pitch is complete with one file: the slides."""


class CorrectionState(TextChoices):
    """A correction asked for after the deadline."""

    ASKED = "asked", _("asked for")
    ACCEPTED = "accepted", _("accepted as a correction")
    REFUSED = "refused", _("correction refused")


class RevisionKind(TextChoices):
    """Why a revision was kept."""

    SAVED = "saved", _("saved")
    CONFLICT = "conflict", _("not taken over")
