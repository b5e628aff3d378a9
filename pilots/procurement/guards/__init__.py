"""Conditions on the verbs of a purchase; those of statute name their article."""

from . import pilots  # noqa: F401 - what the law of contracts adds to pilots hangs itself on their verbs
