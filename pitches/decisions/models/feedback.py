"""Comments of judges released to the team, as they were at the publication."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from pitches.judging.models import Sheet

from .decisions import DecisionLine


class ReleasedComment(models.Model):
    """One comment the office lets a team read. The text is a copy; the judge is not named."""

    line = models.ForeignKey(DecisionLine, on_delete=models.PROTECT, related_name="comments")
    sheet = models.ForeignKey(Sheet, on_delete=models.PROTECT, related_name="+")
    text = models.TextField(_("comment"), max_length=2000)

    class Meta:
        verbose_name = _("released comment")
        ordering = ["line_id", "pk"]
        constraints = [models.UniqueConstraint(fields=["line", "sheet"], name="released_comment_once")]

    def __str__(self):
        return self.text[:40]
