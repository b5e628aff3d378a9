"""What others may listen to: what is found has changed."""

from django.dispatch import Signal

found_changed = Signal()
"""Sent in the transaction that writes entries, and again once the search server holds them."""
