"""Rounds: rubric, phases, panel and marks."""
