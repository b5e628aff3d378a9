"""What is compared: the text of a row, and apart from it the heavy part that the worker adds."""

from django.db import models
from django.db.models import Q

from challenges.matching.enums import Side


class MatchText(models.Model):
    """The text of one challenge or of one offer, written in the transaction of the change, with its words.

    Light: pages read all rows of a side. Words and nouns are kept, so that no request needs the dictionary for them.
    """

    side = models.CharField(max_length=9, choices=Side.choices)
    kind = models.CharField(max_length=20)
    object_key = models.CharField(max_length=20)
    is_offered = models.BooleanField(default=False)
    """Whether others meet it: opened challenges, listed solutions, certifications in force."""
    text = models.JSONField()
    digest = models.CharField(max_length=32)
    words = models.JSONField(default=list)
    nouns = models.JSONField(default=list)
    changed_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "object_key"], name="matching_one_text"),
            models.CheckConstraint(condition=Q(side__in=Side.values), name="matching_side_known"),
        ]
        indexes = [models.Index(fields=["side", "is_offered"], name="matching_offered")]

    def __str__(self):
        return f"{self.kind} {self.object_key}"


class Encoding(models.Model):
    """Vectors of a text with what made them: encoders and their versions, and the fingerprint of what was read.

    Vectors are rows of two-byte floats, one after another. An older text's serve until the worker has come round.
    """

    text = models.OneToOneField(MatchText, on_delete=models.CASCADE, primary_key=True, related_name="encoding")
    label = models.CharField(max_length=80, db_index=True)
    digest = models.CharField(max_length=32)
    body = models.TextField(blank=True)
    """The body as it was read: without stock sentences."""
    sentences = models.JSONField(default=list)
    vectors = models.BinaryField()
    sentence_vectors = models.BinaryField()
    made_at = models.DateTimeField(db_index=True)

    def __str__(self):
        return f"{self.text_id}: {self.label}"
