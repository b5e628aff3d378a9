"""The words of challenges, one page per language."""
