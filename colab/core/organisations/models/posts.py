"""Posts carry the rights; people hold posts for a time, as holder or deputy (decision 5)."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from colab.core.organisations.enums import Role

from .bodies import Bilingual, Programme, Unit
from .people import User


class Post(Bilingual):
    """A post in a unit, with one role; an office's post is scoped to a programme."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="posts")
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="posts", null=True, blank=True)
    role = models.CharField(_("role"), max_length=20, choices=Role.choices)
    name = models.CharField(_("title"), max_length=100)
    name_en = models.CharField(_("title in English"), max_length=100, blank=True)

    class Meta:
        verbose_name = _("post")
        ordering = ["unit_id", "role", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(role__in=[Role.OFFICE.value, Role.OFFICE_ADMIN.value]) | Q(programme__isnull=False),
                name="post_office_has_programme",
                violation_error_message=_("A post of an office belongs to a programme."),
            )
        ]


class Holding(models.Model):
    """Who holds a post, from when until when."""

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="holdings")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="holdings")
    since = models.DateField(_("since"))
    until = models.DateField(_("until"), null=True, blank=True)
    deputy = models.BooleanField(_("deputy"), default=False)

    class Meta:
        verbose_name = _("holding of a post")
        ordering = ["post_id", "-since", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="holding_until_after_since"
            ),
            models.UniqueConstraint(fields=["post", "user", "since"], name="holding_unique"),
        ]

    def __str__(self):
        return f"{self.post} {self.since}–{self.until or ''}"
