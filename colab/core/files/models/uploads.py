"""An upload that comes in parts, so that a lost connection costs one part and not the file."""

import secrets

from django.conf import settings
from django.db import models

from colab.core.clock import now
from colab.core.files.models.stored import StoredFile, private_storage


def new_token():
    """Return a token that cannot be guessed; it serves only the person who began the upload."""
    return secrets.token_hex(16)


def part_path(instance, filename):
    """Return where a part lies: one flat folder, no name of the person's."""
    return f"parts/{instance.upload.key}-{instance.offset}-{secrets.token_hex(4)}"


class Upload(models.Model):
    """What one person sends for one subject and purpose; ``received`` bytes have arrived in unbroken order."""

    key = models.CharField(max_length=40, unique=True, default=new_token, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    machine = models.CharField(max_length=40)
    subject_key = models.CharField(max_length=40)
    purpose = models.CharField(max_length=60)
    name = models.CharField(max_length=150)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64, blank=True)
    received = models.PositiveBigIntegerField(default=0)
    begun_at = models.DateTimeField(default=now)
    stored = models.OneToOneField(StoredFile, models.SET_NULL, null=True, related_name="upload")
    finished_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["begun_at", "pk"]
        indexes = [models.Index(fields=["user", "machine", "subject_key"], name="upload_of")]
        constraints = [
            models.CheckConstraint(condition=models.Q(received__lte=models.F("size")), name="upload_not_too_long"),
        ]

    def __str__(self):
        return self.name

    @property
    def percent(self):
        """How much of it has arrived."""
        return self.received * 100 // self.size


class UploadPart(models.Model):
    """One part."""

    upload = models.ForeignKey(Upload, models.CASCADE, related_name="parts")
    offset = models.PositiveBigIntegerField()
    size = models.PositiveIntegerField()
    blob = models.FileField(storage=private_storage, upload_to=part_path, max_length=200)

    class Meta:
        ordering = ["upload_id", "offset"]
        constraints = [models.UniqueConstraint(fields=["upload", "offset"], name="upload_part_once")]

    def __str__(self):
        return f"{self.upload_id}: {self.offset}"
