"""Contracts and their publication."""
