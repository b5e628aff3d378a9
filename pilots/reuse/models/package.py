"""The portable package: the operator's consent to its release, and packages received from others."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from colab.core import clock
from colab.core.lifecycle.models import random_key
from colab.core.organisations.models import Body, User
from pilots.certification.models import Certification


class Release(models.Model):
    """The operator lets other bodies fetch the package of a certification, until it takes that back."""

    certification = models.ForeignKey(Certification, on_delete=models.PROTECT, related_name="releases")
    given_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField(_("given at"), default=clock.now)
    withdrawn_at = models.DateTimeField(_("taken back at"), null=True, blank=True)

    class Meta:
        verbose_name = _("release of a package")
        ordering = ["certification_id", "-given_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["certification"], condition=Q(withdrawn_at=None), name="release_one_standing"
            )
        ]

    def __str__(self):
        return f"{self.certification} {self.given_at:%Y-%m-%d}"


class ReceivedPackage(models.Model):
    """A package as it was read; what is made of it is the receiving body's own certification."""

    key = models.CharField(max_length=40, unique=True, default=random_key, editable=False)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="received_packages")
    sha256 = models.CharField(max_length=64)
    content = models.JSONField(default=dict)
    """columns, plan, operator, source, evidence, purchases."""
    answer = models.CharField(max_length=20)
    """What the signed certificate in it was worth when it was received (``verifying.Answer``)."""
    vouched = models.BooleanField(default=False)
    certification = models.OneToOneField(
        Certification, on_delete=models.PROTECT, related_name="received_package", null=True, blank=True
    )
    received_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    received_at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("received package")
        ordering = ["-received_at", "pk"]

    def __str__(self):
        return f"{self.body}: {self.content['columns']['product_name']}"
