"""Conditions on the verbs of a certification; those of statute name their article."""
