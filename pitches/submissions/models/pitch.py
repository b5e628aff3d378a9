"""A pitch: an organisation's answer to a challenge."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from colab.core import lifecycle
from colab.core.organisations.enums import Stage
from colab.core.organisations.models import Organisation
from pitches.submissions.content import ENTRY_FIELDS
from pitches.submissions.enums import (
    GONE,
    HANDED_IN,
    RESULT,
    SCREENED_IN,
    PitchState,
    PublishScope,
    Screening,
)

from .words import PitchWords

S = PitchState


class Pitch(PitchWords, lifecycle.Subject):
    """One pitch. Its words are what was handed in last; while it is a draft, what was typed last.

    ``working`` holds the words typed after handing in and not yet handed in again. ``edits`` counts saved changes;
    it is how two people typing at once are told apart.
    """

    MACHINE = "pitch"

    challenge = models.ForeignKey("challenges.Challenge", on_delete=models.PROTECT, related_name="pitches")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="pitches")
    several = models.BooleanField(default=False, editable=False)
    started_by = models.ForeignKey("organisations.User", on_delete=models.PROTECT, related_name="+", null=True)
    edits = models.PositiveIntegerField(default=0, editable=False)
    edited_at = models.DateTimeField(_("last edited"), null=True, editable=False)
    working = models.JSONField(null=True, editable=False)

    receipt_number = models.CharField(  # noqa: DJ001 - unique, and many drafts have none
        _("receipt number"), max_length=30, unique=True, null=True, editable=False
    )
    submitted_at = models.DateTimeField(_("handed in at"), null=True, editable=False)
    snapshot = models.ForeignKey(
        "submissions.Submission", on_delete=models.PROTECT, related_name="+", null=True, editable=False
    )
    scan_pending = models.BooleanField(_("files being checked"), default=False, editable=False)

    reopened_item = models.CharField(_("reopened item"), max_length=40, blank=True, editable=False)
    reopened_until = models.DateTimeField(_("reopened until"), null=True, editable=False)
    reopened_reason = models.TextField(_("why it was reopened"), max_length=1000, blank=True, editable=False)

    formal_note = models.TextField(_("note of the formal check"), max_length=2000, blank=True, editable=False)
    screening = models.CharField(
        _("screening"), max_length=10, choices=Screening.choices, blank=True, default="", editable=False
    )
    screening_note = models.TextField(_("reason of the screening"), max_length=2000, blank=True, editable=False)
    screened_at = models.DateTimeField(null=True, editable=False)
    screening_published_at = models.DateTimeField(null=True, editable=False)
    result_at = models.DateTimeField(_("result published"), null=True, editable=False)
    result_reason = models.TextField(_("reason of the result"), max_length=2000, blank=True, editable=False)
    feedback = models.TextField(_("feedback"), max_length=4000, blank=True, editable=False)
    ended_reason = models.TextField(_("reason of the end"), max_length=2000, blank=True, editable=False)

    class Meta:
        verbose_name = _("pitch")
        ordering = ["-submitted_at", "pk"]
        indexes = [
            models.Index(fields=["challenge", "state"], name="pitch_of_challenge"),
            models.Index(fields=["state", "submitted_at"], name="pitch_by_state"),
            # The list of all that was handed in, newest first, without sorting tens of thousands of rows.
            models.Index(
                fields=["-submitted_at", "id"], name="pitch_handed_in", condition=Q(receipt_number__isnull=False)
            ),
        ]
        constraints = [
            lifecycle.state_in("pitch_state", PitchState),
            models.UniqueConstraint(
                fields=["challenge", "organisation"],
                condition=~Q(state=S.WITHDRAWN.value) & Q(several=False),
                name="pitch_one_per_organisation",
                violation_error_message=_("Your organisation has a pitch for this challenge already."),
            ),
            lifecycle.empty_in("pitch_draft_unnumbered", [S.DRAFT], "receipt_number", "submitted_at", "snapshot"),
            lifecycle.required_in("pitch_receipted", HANDED_IN, "receipt_number", "submitted_at", "snapshot"),
            lifecycle.nonempty_in(
                "pitch_complete",
                HANDED_IN,
                *ENTRY_FIELDS,
                message=_("All required items are filled in before a pitch is handed in."),
            ),
            models.CheckConstraint(
                condition=~Q(state__in=HANDED_IN)
                | Q(declares_167_4=True, declares_antisocial=True, declares_true=True),
                name="pitch_declared",
                violation_error_message=_("A pitch is handed in with all declarations."),
            ),
            models.CheckConstraint(condition=Q(screening__in=Screening.values), name="pitch_screening_known"),
            models.CheckConstraint(
                condition=~Q(state__in=SCREENED_IN) | Q(screening=Screening.PASSED.value, screened_at__isnull=False),
                name="pitch_screened_in",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[S.DRAFT.value, S.SUBMITTED.value]) | Q(screening=""), name="pitch_unscreened"
            ),
            lifecycle.required_in("pitch_result_dated", RESULT, "result_at"),
            lifecycle.nonempty_in("pitch_disqualified_why", [S.DISQUALIFIED], "ended_reason"),
            models.CheckConstraint(
                condition=Q(reopened_item="", reopened_until=None)
                | (~Q(reopened_item="") & Q(reopened_until__isnull=False)),
                name="pitch_reopened_until",
            ),
        ]

    def __str__(self):
        return self.label

    @property
    def is_handed_in(self) -> bool:
        """Whether there is a receipt, also of a pitch that was withdrawn later."""
        return self.receipt_number is not None

    @property
    def is_gone(self) -> bool:
        """Whether it is out of the running."""
        return self.state in GONE

    @property
    def scope(self) -> PublishScope:
        """What may be shown in public when it is not adopted."""
        return PublishScope(self.publish_scope)

    @property
    def state_words(self) -> str:
        """The state in words."""
        return str(PitchState(self.state).label)

    @property
    def stage_words(self) -> str:
        """The stage of the product in words."""
        return Stage(self.product_stage).label if self.product_stage else ""
