"""Atom feeds and the calendar."""
