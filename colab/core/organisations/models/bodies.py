"""Public bodies, their units, and the programmes they run."""

from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from colab.core.organisations.enums import BodyKind, UnitKind


class Bilingual(models.Model):
    """A name in Japanese and, where there is one, in English."""

    class Meta:
        abstract = True

    def __str__(self):
        return self.label

    def words(self, name: str) -> str:
        """Return the column ``name`` in the language of the reader; Japanese where the English is missing."""
        english = "" if (get_language() or "ja").startswith("ja") else getattr(self, f"{name}_en", "")
        return english or getattr(self, name)

    @property
    def label(self) -> str:
        """The name in the language of the reader; Japanese where the English is missing."""
        return self.words("name")


class Body(Bilingual):
    """A public entity with a corporate number and rules of its own: Tokyo, a ward, a city, a town, a village."""

    name = models.CharField(_("name"), max_length=100)
    name_en = models.CharField(_("name in English"), max_length=100, blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=BodyKind.choices)
    corporate_number = models.CharField(_("corporate number"), max_length=13, unique=True)
    lg_code = models.CharField(_("local government code"), max_length=6, unique=True, null=True, blank=True)
    is_active = models.BooleanField(default=True)

    class Meta:
        verbose_name = _("public body")
        ordering = ["lg_code", "name"]


class Unit(Bilingual):
    """A bureau, division or section of a body."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="units")
    parent = models.ForeignKey("self", on_delete=models.PROTECT, related_name="children", null=True, blank=True)
    name = models.CharField(_("name"), max_length=100)
    name_en = models.CharField(_("name in English"), max_length=100, blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=UnitKind.choices)
    contact = models.CharField(_("contact"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("unit")
        ordering = ["body_id", "name"]
        constraints = [
            models.UniqueConstraint(fields=["body", "parent", "name"], name="unit_name_unique"),
            models.UniqueConstraint(fields=["body", "name"], condition=Q(parent=None), name="unit_top_name_unique"),
        ]


class Programme(Bilingual):
    """A programme of a body, with the office that runs it. Rights of an office are scoped by programme."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="programmes")
    office_unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="programmes")
    code = models.SlugField(_("code"), max_length=30, unique=True)
    name = models.CharField(_("name"), max_length=100)
    name_en = models.CharField(_("name in English"), max_length=100, blank=True)
    is_active = models.BooleanField(default=True)

    class Meta:
        verbose_name = _("programme")
        ordering = ["code"]
