"""Questions that are kept."""

import secrets

from django.db import models


def new_key():
    """Return a random key: part of the topic people subscribe to."""
    return secrets.token_hex(8)


class SavedSearch(models.Model):
    """One question, whoever asks it: who wants its news are the subscriptions of the topic "search:<key>".

    `query` is the address of the search page from the question mark on, in the order the page itself writes.
    """

    key = models.CharField(max_length=40, unique=True, default=new_key, editable=False)
    query = models.TextField()
    digest = models.CharField(max_length=64, unique=True, editable=False)
    """Of the query, which may be longer than an index takes."""
    created_at = models.DateTimeField()
    checked_to = models.DateTimeField()
    """What became public until then has been told."""

    def __str__(self):
        return self.query
