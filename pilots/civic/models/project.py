"""A civic-tech project: built with the people who need it, published as open source, adopted by municipalities."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from colab.core import lifecycle
from colab.core.organisations.models import Organisation, Programme, Unit
from pilots.civic.enums import OPEN_SOURCE, CivicState, Licence


class CivicProject(lifecycle.Subject):
    """The second route: no contract and no corporate number."""

    MACHINE = "civic"

    pitch = models.OneToOneField("submissions.Pitch", on_delete=models.PROTECT, related_name="civic_project")
    challenge = models.ForeignKey("challenges.Challenge", on_delete=models.PROTECT, related_name="civic_projects")
    group = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="civic_projects")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="civic_projects")
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="civic_projects")
    title = models.CharField(_("title"), max_length=120)
    title_en = models.CharField(_("title in English"), max_length=200, blank=True)
    summary = models.CharField(_("what it does, in one sentence"), max_length=200, blank=True)
    summary_en = models.CharField(_("the same in English"), max_length=300, blank=True)
    team = models.TextField(_("who builds it together"), max_length=1000, blank=True)
    repository_url = models.URLField(_("repository"), blank=True)
    licence = models.CharField(_("licence"), max_length=30, choices=Licence.choices, blank=True)
    try_url = models.URLField(_("where to try it"), blank=True)
    published_on = models.DateField(_("published on"), null=True, blank=True)
    manual_url = models.URLField(_("instructions for taking it over"), blank=True)
    retired_reason = models.TextField(_("why it is no longer kept up"), max_length=1000, blank=True)

    class Meta:
        verbose_name = _("civic-tech project")
        ordering = ["-created_at", "pk"]
        constraints = [
            lifecycle.state_in("civic_state", CivicState),
            lifecycle.nonempty_in(
                "civic_open_source",
                OPEN_SOURCE,
                "repository_url",
                "licence",
                message=_("Open source needs a repository and a licence."),
            ),
            lifecycle.required_in("civic_published_on", OPEN_SOURCE, "published_on"),
        ]

    def __str__(self):
        return self.label

    def words(self, name: str) -> str:
        """Return the column ``name`` in the language of the reader; Japanese where the English is missing."""
        english = "" if (get_language() or "ja").startswith("ja") else getattr(self, f"{name}_en", "")
        return english or getattr(self, name)

    @property
    def label(self) -> str:
        """The title in the language of the reader."""
        return self.words("title")

    @property
    def summary_words(self) -> str:
        """The one sentence in the language of the reader."""
        return self.words("summary")
