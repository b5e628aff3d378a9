"""A round judges the pitches on one challenge."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from challenges.challenges.models import Challenge
from colab.core import lifecycle
from colab.core.content.bilingual import localized
from pitches.rounds.enums import Entrants, RoundState, ScoringRule


class Round(lifecycle.Subject):
    """Rubric, phases, panel, assignment, marks, ranking and decision for one challenge (decision 2)."""

    MACHINE = "round"
    NAMED_BY = ("challenge",)

    challenge = models.OneToOneField(Challenge, on_delete=models.PROTECT, related_name="round")
    scoring_rule = models.CharField(_("scoring rule"), max_length=20, choices=ScoringRule.choices, blank=True)
    entrants = models.CharField(_("pitches judged"), max_length=20, choices=Entrants.choices, default=Entrants.ACCEPTED)
    judges_per_pitch = models.PositiveSmallIntegerField(
        _("judges per pitch"), default=3, validators=[MinValueValidator(1), MaxValueValidator(30)]
    )
    places = models.PositiveSmallIntegerField(
        _("pitches that can be adopted"), default=1, validators=[MinValueValidator(1), MaxValueValidator(20)]
    )
    blind = models.BooleanField(
        _("judges do not see who applied"),
        default=False,
        help_text=_(
            "Until the marking is closed, names, people, addresses and file names are hidden from the judges. "
            "Chosen before the rules are published."
        ),
    )
    single_marks = models.BooleanField(
        _("teams see single marks under pseudonyms"),
        default=False,
        help_text=_(
            "After the publication each team reads the marks its own pitch got, from “Judge A”, “Judge B” and so on. "
            "Part of the published rules."
        ),
    )
    note = models.TextField(_("notes for the judges"), blank=True, max_length=4000)
    note_en = models.TextField(_("notes for the judges in English"), blank=True, max_length=4000)
    marks_due_at = models.DateTimeField(_("marks wanted by"), null=True, blank=True)
    rules_published_at = models.DateTimeField(_("rules published"), null=True, editable=False)
    talks_started_on = models.DateField(_("talks started on"), null=True, editable=False)
    talks_note = models.TextField(_("about the talks"), blank=True, max_length=2000)
    copied_from = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="copies")

    class Meta:
        verbose_name = _("round")
        ordering = ["-created_at", "-pk"]
        constraints = [
            lifecycle.state_in("round_state", RoundState),
            models.CheckConstraint(
                condition=Q(state__in=[RoundState.PLANNED.value, RoundState.JUDGES_FIXED.value])
                | (Q(rules_published_at__isnull=False) & ~Q(scoring_rule="")),
                name="round_rules_published",
                violation_error_message=_("Criteria, weights and scoring rule are published before the first mark."),
            ),
            models.CheckConstraint(condition=Q(judges_per_pitch__gte=1), name="round_judges_per_pitch"),
        ]

    def __str__(self):
        return str(self.challenge)

    @property
    def note_words(self) -> str:
        """The notes for the judges in the language of the reader."""
        return localized(self, "note")
