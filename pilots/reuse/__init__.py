"""Adoption by another municipality."""
