"""Joint purchase: several bodies, one price."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from colab.core import clock
from colab.core.lifecycle.models import random_key
from colab.core.organisations.models import Body, Unit, User
from pilots.certification.models import Certification
from pilots.reuse.enums import SharingRule


class JointPurchase(models.Model):
    """A price for the whole, and what each body would pay alone."""

    key = models.CharField(max_length=40, unique=True, default=random_key, editable=False)
    certification = models.ForeignKey(Certification, on_delete=models.PROTECT, related_name="joint_purchases")
    title = models.CharField(_("title"), max_length=120)
    joint_yen = models.PositiveBigIntegerField(_("price for all together (yen)"))
    rule = models.CharField(
        _("how the price is shared"), max_length=10, choices=SharingRule.choices, default=SharingRule.VOLUME
    )
    volume_unit = models.CharField(_("unit"), max_length=30)
    organiser = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="joint_purchases")
    created_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("joint purchase")
        ordering = ["-created_at", "pk"]

    def __str__(self):
        return self.title


class JointShare(models.Model):
    """One body in a joint purchase."""

    purchase = models.ForeignKey(JointPurchase, on_delete=models.CASCADE, related_name="shares")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    volume = models.PositiveIntegerField(_("how many"))
    alone_yen = models.PositiveBigIntegerField(_("price alone (yen)"))

    class Meta:
        verbose_name = _("share in a joint purchase")
        ordering = ["purchase_id", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["purchase", "body"], name="joint_share_body_once"),
            models.CheckConstraint(condition=models.Q(volume__gt=0), name="joint_share_volume"),
        ]

    def __str__(self):
        return f"{self.purchase}: {self.body}"
