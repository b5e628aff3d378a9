"""Calls: dates and conditions."""
