"""The documents as last built: the truth of every engine, written in the transaction of the change itself."""

from django.db import models


class Entry(models.Model):
    """One document. A forgotten one stays as an empty row, so that its version keeps rising."""

    kind = models.CharField(max_length=40)
    object_key = models.CharField(max_length=64)
    title = models.TextField(blank=True)
    title_en = models.TextField(blank=True)
    body = models.TextField(blank=True)
    body_en = models.TextField(blank=True)
    keywords = models.TextField(blank=True)
    labels = models.TextField(blank=True)
    """The words of its facets' values in both languages: they stand on its page, so they find it."""
    url = models.TextField(blank=True)
    url_en = models.TextField(blank=True)
    date = models.DateField(null=True, blank=True)
    deadline = models.DateTimeField(null=True, blank=True)
    is_public = models.BooleanField(default=False)
    public_since = models.DateTimeField(null=True, blank=True)
    """Since when the public finds it; for digests of what is new."""
    gone = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=0)
    token_version = models.PositiveIntegerField(default=0)
    digest = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "object_key"], name="search_entry_once")]
        indexes = [
            models.Index(fields=["gone", "kind", "date"], name="search_entry_newest"),
            models.Index(fields=["deadline"], name="search_entry_deadline"),
        ]

    def __str__(self):
        return f"{self.kind} {self.object_key}: {self.title}"


class EntryFacet(models.Model):
    """A value of a facet that the document has."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="facet_rows")
    name = models.CharField(max_length=40)
    value = models.CharField(max_length=100)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entry", "name", "value"], name="search_facet_once")]
        indexes = [models.Index(fields=["name", "value", "entry"], name="search_facet_value")]

    def __str__(self):
        return f"{self.name}={self.value}"


class EntryToken(models.Model):
    """A visibility token: who holds it finds the document."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="token_rows")
    token = models.CharField(max_length=60)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entry", "token"], name="search_token_once")]
        indexes = [models.Index(fields=["token", "entry"], name="search_token_value")]

    def __str__(self):
        return self.token
