"""What others may listen to: something that public pages show was changed by a form, not by a verb."""

from django.dispatch import Signal

shown_changed = Signal()
"""Sent in the transaction that writes it."""
