"""Verbs of matching that are no steps of a machine."""
