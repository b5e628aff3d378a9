"""What a programme offers sponsors."""

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from colab.core.content.bilingual import localized
from colab.core.lifecycle.models import random_key
from colab.core.organisations.models import Programme
from colab.core.payments.models import Fee
from colab.core.payments.models.fees import LEAST_YEN


class SponsorOffer(models.Model):
    """One offer a programme; the public reads it while it is open, or while there are sponsors."""

    programme = models.OneToOneField(Programme, on_delete=models.PROTECT, related_name="sponsor_offer")
    is_open = models.BooleanField(_("open: organisations may become sponsors"), default=False)
    introduction = models.TextField(_("what sponsors make possible"), max_length=2000)
    introduction_en = models.TextField(_("the same in English"), max_length=3000)
    spent_by = models.CharField(_("who spends the money, and on what"), max_length=300)
    spent_by_en = models.CharField(_("who spends the money, in English"), max_length=400)

    class Meta:
        verbose_name = _("sponsorship offer")
        ordering = ["programme_id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(is_open=True) | ~Q(introduction="") & ~Q(introduction_en="") & ~Q(spent_by=""),
                name="sponsor_offer_told",
            )
        ]

    def __str__(self):
        return str(self.programme)

    def get_absolute_url(self) -> str:
        """The public page."""
        return reverse("sponsorship:offer", args=[self.programme.code])

    @property
    def introduction_words(self) -> str:
        """The introduction in the language of the reader."""
        return localized(self, "introduction")

    @property
    def spent_words(self) -> str:
        """Who spends the money, in the language of the reader."""
        return localized(self, "spent_by")


class SponsorLevel(models.Model):
    """One level: its price, what is given, how many there are. Its fee is made with it."""

    key = models.CharField(max_length=40, unique=True, default=random_key, editable=False)
    offer = models.ForeignKey(SponsorOffer, on_delete=models.PROTECT, related_name="levels")
    fee = models.OneToOneField(Fee, on_delete=models.PROTECT, related_name="sponsor_level", editable=False)
    name = models.CharField(_("name of the level"), max_length=60)
    name_en = models.CharField(_("name in English"), max_length=80)
    gives = models.CharField(_("what the sponsor gets"), max_length=300)
    gives_en = models.CharField(_("what the sponsor gets, in English"), max_length=400)
    amount_yen = models.PositiveIntegerField(_("price in yen, tax included"), validators=[MinValueValidator(LEAST_YEN)])
    places = models.PositiveSmallIntegerField(_("how many there are"), null=True, blank=True)

    class Meta:
        verbose_name = _("level of sponsorship")
        ordering = ["-amount_yen", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(amount_yen__gte=LEAST_YEN), name="sponsor_level_least"),
            models.UniqueConstraint(fields=["offer", "name"], name="sponsor_level_name_once"),
        ]

    def __str__(self):
        return self.name

    @property
    def label(self) -> str:
        """The name in the language of the reader."""
        return localized(self, "name")

    @property
    def gives_words(self) -> str:
        """What is given, in the language of the reader."""
        return localized(self, "gives")
