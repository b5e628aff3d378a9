"""Challenges: state, amounts, criteria and owner."""
