"""Assignment, conflicts, scoring and ranking."""
