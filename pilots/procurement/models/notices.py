"""Publications (公表): the forecast, before the contract, after the contract."""

from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from colab.core import clock
from pilots.procurement.enums import Kind, NoticeKind

from .contract import Contract


class Notice(models.Model):
    """One publication as it was made. A correction is a further row; the one corrected stays."""

    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="notices")
    kind = models.CharField(_("kind of publication"), max_length=10, choices=NoticeKind.choices)
    edition = models.PositiveSmallIntegerField(_("edition"), default=1)
    current = models.BooleanField(_("current edition"), default=True)
    published_on = models.DateField(_("published on"))
    published_at = models.DateTimeField(default=clock.now, editable=False)
    where = models.CharField(_("published where, when not here"), max_length=300, blank=True)
    correction = models.CharField(_("reason for the correction"), max_length=500, blank=True)

    title = models.CharField(_("subject"), max_length=150)
    title_en = models.CharField(_("subject in English"), max_length=200, blank=True)
    outline = models.TextField(_("outline"), max_length=2000)
    outline_en = models.TextField(_("outline in English"), max_length=3000, blank=True)
    contract_kind = models.CharField(_("purchase, lease or service"), max_length=16, choices=Kind.choices)
    schedule = models.CharField(_("when it is to be ordered"), max_length=100, blank=True)
    contract_on = models.DateField(_("day of the contract (planned or made)"), null=True, blank=True)
    period_from = models.DateField(_("from"), null=True, blank=True)
    period_to = models.DateField(_("delivery or performance until"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=150, blank=True)
    choice = models.TextField(_("how the counterparty is chosen"), max_length=1000, blank=True)
    criteria = models.TextField(_("criteria of the choice"), max_length=1000, blank=True)
    how_to_apply = models.TextField(_("how and where to apply"), max_length=1000, blank=True)
    apply_by = models.DateField(_("apply by"), null=True, blank=True)
    amount_yen = models.PositiveBigIntegerField(_("contract amount, tax included (yen)"), null=True, blank=True)
    party = models.CharField(_("counterparty"), max_length=150, blank=True)
    party_number = models.CharField(_("corporate number of the counterparty"), max_length=13, blank=True)
    reason = models.TextField(_("why this counterparty"), max_length=4000, blank=True)
    reason_en = models.TextField(_("reason in English"), max_length=6000, blank=True)
    other = models.TextField(_("other"), max_length=1000, blank=True)

    class Meta:
        verbose_name = _("publication")
        ordering = ["contract_id", "published_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["contract", "kind", "edition"], name="notice_edition_unique"),
            models.UniqueConstraint(fields=["contract", "kind"], condition=Q(current=True), name="notice_one_current"),
            models.CheckConstraint(
                condition=~Q(kind=NoticeKind.PRE.value) | ~Q(choice="") & ~Q(criteria="") & ~Q(how_to_apply=""),
                name="notice_pre_items",
            ),
            models.CheckConstraint(
                condition=~Q(kind=NoticeKind.POST.value)
                | Q(contract_on__isnull=False, amount_yen__isnull=False) & ~Q(party="") & ~Q(reason=""),
                name="notice_post_items",
            ),
        ]
        indexes = [models.Index(fields=["kind", "published_on"], name="notice_kind_day")]

    def __str__(self):
        return f"{self.get_kind_display()} {self.title}"

    @property
    def label(self) -> str:
        """The subject in the language of the reader; Japanese where the English is missing."""
        return self.words("title")

    @property
    def outline_words(self) -> str:
        """The outline in the language of the reader."""
        return self.words("outline")

    @property
    def reason_words(self) -> str:
        """The reason in the language of the reader."""
        return self.words("reason")

    def words(self, name: str) -> str:
        """Return the column ``name`` in the language of the reader; Japanese where the English is missing."""
        english = "" if (get_language() or "ja").startswith("ja") else getattr(self, f"{name}_en", "")
        return english or getattr(self, name)
