"""Signed data of certificates: the keys of the bodies that issue them, and what was signed."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from colab.core import clock
from colab.core.organisations.models import Body, User

from .certification import Certification


class IssuerKey(models.Model):
    """One Ed25519 key of a body. The private part is sealed with the site's secret; the public part stays for ever."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="issuer_keys")
    number = models.PositiveSmallIntegerField(_("number"))
    public = models.CharField(_("public key"), max_length=64, unique=True)
    """As a multikey: z6Mk…"""
    sealed = models.CharField(max_length=200, editable=False)
    active_from = models.DateTimeField(_("key used since"), default=clock.now)
    active_until = models.DateTimeField(_("key used until"), null=True, blank=True)
    lost = models.BooleanField(_("in the hands of others"), default=False)
    """What a lost key signed is worth nothing any more, whenever it was signed."""
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True, blank=True)

    class Meta:
        verbose_name = _("issuer key")
        ordering = ["body_id", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["body", "number"], name="issuer_key_number_unique"),
            models.UniqueConstraint(fields=["body"], condition=Q(active_until=None), name="issuer_key_one_active"),
            models.CheckConstraint(
                condition=Q(lost=False) | Q(active_until__isnull=False), name="issuer_key_lost_is_not_active"
            ),
        ]

    def __str__(self):
        return f"{self.body} {self.number}"


class Credential(models.Model):
    """The signed data of one certificate. Signed anew when its plan changes or its key is lost; the old stay."""

    certification = models.ForeignKey(Certification, on_delete=models.PROTECT, related_name="credentials")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="credentials")
    key = models.ForeignKey(IssuerKey, on_delete=models.PROTECT, related_name="credentials")
    position = models.PositiveIntegerField(_("place in the status lists"))
    document = models.JSONField(_("signed data"))
    signed_at = models.DateTimeField(_("signed at"), default=clock.now)
    replaced_at = models.DateTimeField(_("replaced at"), null=True, blank=True)

    class Meta:
        verbose_name = _("signed certificate")
        ordering = ["-signed_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["body", "position"], name="credential_position_unique"),
            models.UniqueConstraint(
                fields=["certification"], condition=Q(replaced_at=None), name="credential_one_current"
            ),
        ]

    def __str__(self):
        return f"{self.certification} {self.position}"
