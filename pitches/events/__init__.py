"""Events: dates, places and registration."""
