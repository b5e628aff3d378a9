"""Pitches: drafts, handing in and receipts."""
