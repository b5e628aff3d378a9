"""The evaluation set of matching, and what is measured on it."""
