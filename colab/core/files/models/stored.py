"""One uploaded file."""

import secrets

from django.conf import settings
from django.core.files.storage import storages
from django.db import models
from django.urls import reverse

from colab.core.clock import now
from colab.core.files.enums import COUNTS_AS_RECEIVED, REFUSED, FileState
from colab.core.files.kinds import KINDS
from colab.core.files.purposes import label_of

MOST_PAGES = 60


def new_key():
    """Return a random key that cannot be guessed."""
    return secrets.token_hex(12)


def blob_path(instance, filename):
    """Return where the bytes lie: nothing of the person's name for the file, no extension a server might act on."""
    token = secrets.token_hex(16)
    return f"{token[:2]}/{token}"


def private_storage():
    """Return the storage of uploads; it has no public address."""
    return storages["files"]


class StoredFile(models.Model):
    """An upload that belongs to a subject (machine, subject_key) for a purpose. Its bytes never change."""

    key = models.CharField(max_length=40, unique=True, default=new_key, editable=False)
    name = models.CharField(max_length=150)
    blob = models.FileField(storage=private_storage, upload_to=blob_path, max_length=200)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    kind = models.CharField(max_length=8)
    content_type = models.CharField(max_length=100)
    facts = models.JSONField(default=dict, blank=True)
    state = models.CharField(max_length=10, choices=FileState.choices)
    state_since = models.DateTimeField(default=now)
    refusal = models.CharField(max_length=200, blank=True)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    uploaded_at = models.DateTimeField()
    machine = models.CharField(max_length=40, blank=True)
    subject_key = models.CharField(max_length=40, blank=True)
    purpose = models.CharField(max_length=60)
    public = models.BooleanField(default=False)
    alt = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["uploaded_at", "pk"]
        indexes = [models.Index(fields=["machine", "subject_key", "purpose"], name="files_subject")]
        constraints = [
            models.CheckConstraint(condition=models.Q(state__in=FileState.values), name="files_state_known"),
            models.CheckConstraint(
                condition=models.Q(state="uploading") | ~models.Q(subject_key=""), name="files_belong_somewhere"
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        """Return the download address; the view asks for rights."""
        return reverse("files_plain:file", args=[self.key, self.name])

    @classmethod
    def storage(cls):
        """Return where the bytes of the rows lie: what the field writes to, whatever the settings say by now."""
        return cls._meta.get_field("blob").storage

    @property
    def is_clean(self):
        """Whether it may be served."""
        return self.state == FileState.CLEAN

    @property
    def is_refused(self):
        """Whether a check found something."""
        return self.state in REFUSED

    @property
    def counts_as_received(self):
        """Whether it was handed in in time, checked or not yet."""
        return self.state in COUNTS_AS_RECEIVED

    @property
    def may_show_inline(self):
        """Whether a browser may show it inside its window (clean pictures and PDF only)."""
        return self.is_clean and self.kind in KINDS and KINDS[self.kind].inline

    @property
    def page_numbers(self):
        """Return the numbers of the pages that can be shown as pictures: of a clean PDF, the first sixty."""
        pages = self.facts.get("pages", 0) if self.is_clean and self.kind == "pdf" else 0
        return range(1, min(pages, MOST_PAGES) + 1)

    @property
    def is_image(self):
        """Whether it is a picture."""
        return self.content_type.startswith("image/")

    @property
    def purpose_label(self):
        """Return the purpose in words."""
        return label_of(self.purpose)
