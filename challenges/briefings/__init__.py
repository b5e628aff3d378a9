"""Briefings and site visits."""
