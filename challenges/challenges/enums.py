"""States, routes and budgets of challenges."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ChallengeState(TextChoices):
    """From the first words of a section to the archive."""

    DRAFT = "draft", pgettext_lazy("challenge", "being written")
    IN_REVIEW = "in_review", pgettext_lazy("challenge", "being checked by the office")
    APPROVED = "approved", pgettext_lazy("challenge", "waiting for the head's approval")
    SCHEDULED = "scheduled", pgettext_lazy("challenge", "waiting for the opening")
    OPEN = "open", pgettext_lazy("challenge", "open for pitches")
    CLOSED = "closed", pgettext_lazy("challenge", "entries closed")
    SCREENING = "screening", pgettext_lazy("challenge", "being screened")
    PITCH_EVENT = "pitch_event", pgettext_lazy("challenge", "pitch event")
    ADOPTED = "adopted", pgettext_lazy("challenge", "adopted")
    NO_ADOPTION = "no_adoption", pgettext_lazy("challenge", "nobody adopted")
    PILOTING = "piloting", pgettext_lazy("challenge", "in pilot")
    EVALUATED = "evaluated", pgettext_lazy("challenge", "pilot evaluated")
    PROCUREMENT = "procurement", pgettext_lazy("challenge", "being purchased")
    ENDED = "ended", pgettext_lazy("challenge", "ended")
    ARCHIVED = "archived", pgettext_lazy("challenge", "archived")
    WITHDRAWN = "withdrawn", pgettext_lazy("challenge", "withdrawn")


S = ChallengeState
BEFORE_OPENING = tuple(s.value for s in (S.DRAFT, S.IN_REVIEW, S.APPROVED, S.SCHEDULED))
"""Nobody outside the bodies concerned sees the challenge."""
PUBLISHED = tuple(
    s.value
    for s in (
        S.OPEN, S.CLOSED, S.SCREENING, S.PITCH_EVENT, S.ADOPTED, S.NO_ADOPTION,
        S.PILOTING, S.EVALUATED, S.PROCUREMENT, S.ENDED, S.ARCHIVED,
    )
)  # fmt: skip
"""States that are only reached through the opening."""
JUDGED = tuple(s.value for s in (S.CLOSED, S.SCREENING, S.PITCH_EVENT))
"""Entries are in, the result is not."""
DECIDED = tuple(
    s.value
    for s in (S.ADOPTED, S.NO_ADOPTION, S.PILOTING, S.EVALUATED, S.PROCUREMENT, S.ENDED, S.ARCHIVED)
)  # fmt: skip
"""The result of the call is known."""
WITH_CALL = tuple(s.value for s in (S.SCHEDULED,)) + PUBLISHED
"""States in which a challenge belongs to a call and has its code."""


class Route(TextChoices):
    """Where a good pitch may lead."""

    PROCUREMENT = "procurement", _("pilot, certification, contract")
    CIVIC = "civic", _("open source with civic-tech groups")


class BudgetRoute(TextChoices):
    """How a purchase after the pilot would be paid."""

    NONE_YET = "none_yet", _("no budget yet")
    NEXT_FISCAL_YEAR = "next_fiscal_year", _("budget request for the next fiscal year")
    IN_BUDGET = "in_budget", _("in this year's budget")
    CERTIFICATION_ROUTE = "certification_route", _("contract after certification is considered")
