"""Who gets news on what: addresses without an account, and people who follow something."""

import secrets

from django.conf import settings
from django.db import models
from django.db.models import Q


def new_key():
    """Return a random key; it is signed into stop links."""
    return secrets.token_hex(12)


class Subscriber(models.Model):
    """An address without an account. Unconfirmed rows get nothing but the mail that asks, and vanish after a week."""

    key = models.CharField(max_length=40, unique=True, default=new_key, editable=False)
    address = models.EmailField(max_length=254, unique=True)
    language = models.CharField(max_length=5)
    created_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, blank=True)
    token_digest = models.CharField(max_length=64, blank=True)
    token_at = models.DateTimeField(null=True, blank=True)
    wanted = models.JSONField(default=list, blank=True)
    """Topics asked for by the mail on its way, granted when its link is used."""

    def __str__(self):
        return f"subscriber {self.pk}"


class Subscription(models.Model):
    """One topic for one address or one person: "new_challenge", or "follow:challenge:<key>"."""

    topic = models.CharField(max_length=100)
    subscriber = models.ForeignKey(Subscriber, models.CASCADE, null=True, blank=True, related_name="subscriptions")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="follows")
    since = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["topic", "subscriber"], name="notices_subscribed_once"),
            models.UniqueConstraint(fields=["topic", "user"], name="notices_followed_once"),
            models.CheckConstraint(
                condition=Q(subscriber__isnull=True, user__isnull=False)
                | Q(subscriber__isnull=False, user__isnull=True),
                name="notices_one_subscriber",
            ),
        ]

    def __str__(self):
        return self.topic
