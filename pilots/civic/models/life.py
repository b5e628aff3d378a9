"""What happens to a project after it was published: adoptions, updates, feedback."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from colab.core import clock
from colab.core.organisations.models import Body, Unit, User

from .project import CivicProject


class Adoption(models.Model):
    """A municipality that uses it (導入自治体)."""

    project = models.ForeignKey(CivicProject, on_delete=models.PROTECT, related_name="adoptions")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="civic_adoptions")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    on = models.DateField(_("in use since"))
    note = models.CharField(_("how it is used"), max_length=200, blank=True)
    note_en = models.CharField(_("how it is used, in English"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("adoption")
        ordering = ["on", "pk"]
        constraints = [models.UniqueConstraint(fields=["project", "body"], name="adoption_once")]

    def __str__(self):
        return f"{self.project_id} – {self.body}"


class Update(models.Model):
    """A release, in words."""

    project = models.ForeignKey(CivicProject, on_delete=models.PROTECT, related_name="updates")
    version = models.CharField(_("version"), max_length=40)
    on = models.DateField(_("day"))
    words = models.TextField(_("what is new"), max_length=2000)

    class Meta:
        verbose_name = _("update")
        ordering = ["-on", "-pk"]

    def __str__(self):
        return f"{self.project_id} {self.version}"


class Feedback(models.Model):
    """What users of it say; shown once the team has answered or the office has let it pass."""

    project = models.ForeignKey(CivicProject, on_delete=models.PROTECT, related_name="feedback")
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True)
    words = models.TextField(_("feedback"), max_length=2000)
    answer = models.TextField(_("answer"), max_length=2000, blank=True)
    at = models.DateTimeField(default=clock.now)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("feedback")
        ordering = ["-at", "-pk"]

    def __str__(self):
        return self.words[:40]
