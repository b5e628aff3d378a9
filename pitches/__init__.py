"""Pitches, rounds, events, judging and decisions."""
