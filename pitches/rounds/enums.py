"""States and kinds of rounds."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class RoundState(TextChoices):
    """States of a round."""

    PLANNED = "planned", _("being planned")
    JUDGES_FIXED = "judges_fixed", _("judges fixed")
    SCORING = "scoring", _("judges are marking")
    SCORING_CLOSED = "scoring_closed", _("marking closed")
    DECIDED = "decided", _("decided, not yet published")
    PUBLISHED = "published", _("result published")
    CLOSED = "closed", _("closed")


BEFORE_MARKS = (RoundState.PLANNED, RoundState.JUDGES_FIXED)
"""States in which the rules may still change."""
PANEL_ROOM = (RoundState.SCORING_CLOSED, RoundState.DECIDED, RoundState.PUBLISHED, RoundState.CLOSED)
"""States in which the panel sees all marks side by side."""
PUBLIC_RESULT = (RoundState.PUBLISHED, RoundState.CLOSED)
"""States in which the result is public."""


class ScoringRule(TextChoices):
    """Which figure counts; chosen and published before the first mark."""

    OFFICIAL = "official", _("adjusted with judges' spread and consistency")
    SIMPLE = "simple", _("adjusted for the judges' severity")
    RAW = "raw", _("plain mean of the marks")


class Entrants(TextChoices):
    """Which pitches of the challenge the round judges."""

    ACCEPTED = "accepted", _("every pitch accepted for review")
    SHORTLISTED = "shortlisted", _("the shortlisted finalists only")


class PhaseKind(TextChoices):
    """Phases of a round."""

    SCREENING = "screening", _("screening on paper")
    SCORING = "scoring", _("marking")
    FINAL = "final", _("final event")
    DELIBERATION = "deliberation", _("deliberation of the panel")


class Reads(TextChoices):
    """What judges may read during a phase."""

    NONE = "none", _("nothing at all")
    ASSIGNED = "assigned", _("the pitches assigned to them")
    ALL = "all", _("all pitches of the round")


class PanelRole(TextChoices):
    """What a person does on a panel."""

    CHAIR = "chair", _("chair")
    JUDGE = "judge", _("judge")
    OBSERVER = "observer", _("observer")


MARKING_ROLES = (PanelRole.CHAIR, PanelRole.JUDGE)
