"""Pilots: plan, log, measurement and evaluation."""
