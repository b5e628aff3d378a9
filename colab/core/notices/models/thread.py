"""The private talk (連絡) on one subject, with its meeting records (協議記録)."""

from django.conf import settings
from django.db import models

from colab.core.notices.models.notice import new_key


class Thread(models.Model):
    """The one thread of a subject; made with its first message."""

    machine = models.CharField(max_length=40)
    subject_key = models.CharField(max_length=40)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["machine", "subject_key"], name="notices_one_thread")]

    def __str__(self):
        return f"{self.machine} {self.subject_key}"


class Message(models.Model):
    """One message; never changed after it was sent. `side` is the author's side at that time."""

    key = models.CharField(max_length=40, unique=True, default=new_key, editable=False)
    thread = models.ForeignKey(Thread, models.PROTECT, related_name="messages")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    side = models.CharField(max_length=20, blank=True)
    body = models.TextField()
    files = models.ManyToManyField("files.StoredFile", blank=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self):
        return f"message {self.pk}"


class MeetingRecord(models.Model):
    """What was talked about face to face, agreed to by being open to both sides."""

    key = models.CharField(max_length=40, unique=True, default=new_key, editable=False)
    thread = models.ForeignKey(Thread, models.PROTECT, related_name="meetings")
    held_on = models.DateField()
    place = models.CharField(max_length=200, blank=True)
    participants = models.TextField()
    summary = models.TextField()
    decisions = models.TextField(blank=True)
    next_steps = models.TextField(blank=True)
    files = models.ManyToManyField("files.StoredFile", blank=True, related_name="+")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    side = models.CharField(max_length=20, blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["held_on", "pk"]

    def __str__(self):
        return f"meeting {self.held_on}"
