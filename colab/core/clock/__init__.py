"""The settable clock, deadlines, fiscal year and yen."""
