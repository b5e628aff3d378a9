"""The chains of evidence: one chain for each subject, each entry holding the hash of the one before."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .canonical import GENESIS
from .commitments import commit


class LedgerHead(models.Model):
    """Where a chain ends. Locked while an entry is added; the only row of the ledger that changes."""

    machine = models.CharField(max_length=32)
    subject_key = models.CharField(max_length=40)
    count = models.PositiveIntegerField(default=0)
    head_hash = models.CharField(max_length=64, default=GENESIS)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["machine", "subject_key"], name="ledger_head_unique")]

    def __str__(self):
        return f"{self.machine}/{self.subject_key} ({self.count})"


class LedgerEntry(models.Model):
    """One fact. Append-only: a trigger refuses changes and deletions.

    ``actor_id`` is a plain number, not a foreign key, and stands outside the hash: a person can be blanked while the
    chain stays whole. Inside the hash stands ``actor_mark``, which only the salt in ``LedgerPrivate`` ties to a person.
    The payload stands in the hash field by field, each under a salt of its own, so that an exported case can open what
    is public and keep the rest closed. Entries older than that have no ``salt`` and their payload in the hash as it is.
    """

    machine = models.CharField(max_length=32)
    subject_key = models.CharField(max_length=40)
    seq = models.PositiveIntegerField()
    verb = models.CharField(max_length=40)
    at = models.DateTimeField()
    fact_on = models.DateField(null=True)
    actor_id = models.PositiveBigIntegerField(null=True)
    actor_role = models.CharField(max_length=40, blank=True)
    actor_mark = models.CharField(max_length=64, blank=True)
    payload = models.JSONField(default=dict)
    salt = models.CharField(max_length=64, blank=True, default="")
    private_digest = models.CharField(max_length=64, blank=True)
    links = models.JSONField(default=list)
    group = models.CharField(max_length=40, blank=True)
    prev_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("ledger entry")
        ordering = ["machine", "subject_key", "seq"]
        constraints = [
            models.UniqueConstraint(fields=["machine", "subject_key", "seq"], name="ledger_entry_seq_unique"),
            models.UniqueConstraint(fields=["machine", "subject_key", "prev_hash"], name="ledger_entry_no_fork"),
        ]
        indexes = [
            models.Index(fields=["at"], name="ledger_entry_at"),
            models.Index(fields=["group"], name="ledger_entry_group"),
        ]

    def __str__(self):
        return f"{self.machine}/{self.subject_key}#{self.seq} {self.verb}"

    def body(self) -> dict:
        """Return what is hashed: everything but the person and the hash itself."""
        return {
            "machine": self.machine,
            "key": self.subject_key,
            "seq": self.seq,
            "verb": self.verb,
            "at": self.at,
            "fact_on": self.fact_on,
            "actor": {"role": self.actor_role, "mark": self.actor_mark},
            "payload": commit(self.salt, self.payload) if self.salt else self.payload,
            "private": self.private_digest,
            "links": self.links,
            "group": self.group,
            "prev": self.prev_hash,
        }


class LedgerPrivate(models.Model):
    """What must be erasable: the salt and the personal part of an entry. Its digest stays in the entry."""

    entry = models.OneToOneField(LedgerEntry, on_delete=models.PROTECT, related_name="private")
    salt = models.CharField(max_length=64)
    data = models.JSONField(default=dict)

    def __str__(self):
        return f"private part of {self.entry_id}"


class Checkpoint(models.Model):
    """A day's seal over all chains: what changed since the seal before, and a hash that holds the seal before."""

    day = models.DateField(unique=True)
    sealed_at = models.DateTimeField()
    chains = models.PositiveIntegerField()
    entries = models.PositiveIntegerField()
    heads = models.JSONField(default=list)
    prev_hash = models.CharField(max_length=64, default=GENESIS)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["day"]

    def __str__(self):
        return f"checkpoint {self.day}"

    def body(self) -> dict:
        """Return what is hashed and published."""
        return {
            "day": self.day,
            "sealed_at": self.sealed_at,
            "chains": self.chains,
            "entries": self.entries,
            "heads": self.heads,
            "prev": self.prev_hash,
        }
