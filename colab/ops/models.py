"""Signs of life that outlast a process, and the moment of the last copy."""

from django.db import models


class Heartbeat(models.Model):
    """When a part of the site last gave a sign, or a copy was last made; one row a name."""

    name = models.CharField(max_length=40, unique=True)
    seen_at = models.DateTimeField()

    def __str__(self):
        return f"{self.name} {self.seen_at:%Y-%m-%d %H:%M:%S}"
