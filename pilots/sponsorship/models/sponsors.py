"""One sponsor, or an organisation that wants to be one."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from colab.core import lifecycle
from colab.core.content.bilingual import localized
from colab.core.lifecycle import reasons
from colab.core.organisations.models import Programme
from pilots.sponsorship.enums import SponsorState

from .offers import SponsorLevel


class Sponsor(lifecycle.Subject):
    """A subject with its own chain. The organisation's name is public once it is a sponsor, its contact never."""

    MACHINE = "sponsor"
    NAMED_BY = ("level", "programme")

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="sponsors")
    level = models.ForeignKey(SponsorLevel, on_delete=models.PROTECT, related_name="sponsors")
    name = models.CharField(_("name of the organisation"), max_length=120)
    name_en = models.CharField(_("name in English"), max_length=160, blank=True)
    corporate_number = models.CharField(_("corporate number"), max_length=13, blank=True)
    website = models.URLField(_("website to link to"), blank=True)
    contact_name = models.CharField(_("contact person"), max_length=100)
    contact_email = models.EmailField(_("e-mail address"))
    language = models.CharField(max_length=5, default="ja", editable=False)
    amount_yen = models.PositiveIntegerField(_("amount (yen)"), editable=False)
    payment_key = models.CharField(max_length=40, blank=True, editable=False)
    active_since = models.DateField(_("sponsor since"), null=True, editable=False)
    end_reason = models.TextField(_("reason"), max_length=2000, blank=True, editable=False)

    class Meta:
        verbose_name = _("sponsor")
        ordering = ["-amount_yen", "created_at", "pk"]
        constraints = [
            lifecycle.state_in("sponsor_state", SponsorState),
            lifecycle.required_in("sponsor_active_since", ["active", "ended"], "active_since"),
            lifecycle.empty_in("sponsor_not_yet", ["applied", "confirmed", "refused", "withdrawn"], "active_since"),
            lifecycle.nonempty_in("sponsor_ended_why", ["refused", "withdrawn", "ended"], "end_reason"),
            models.CheckConstraint(condition=Q(amount_yen__gt=0), name="sponsor_amount"),
        ]

    def __str__(self):
        return self.name

    @property
    def label(self) -> str:
        """The name in the language of the reader."""
        return localized(self, "name")

    @property
    def reason_words(self) -> str:
        """Why it ended, as the office wrote it, or in the language of the reader where the platform did."""
        return reasons.in_words(self.end_reason)

    def get_absolute_url(self) -> str:
        """The sponsor's own page; who has its address is the sponsor."""
        return reverse("sponsorship:own", args=[self.key])
