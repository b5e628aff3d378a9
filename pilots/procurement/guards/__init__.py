"""Conditions on the verbs of a purchase; those of statute name their article."""
