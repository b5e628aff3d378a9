"""Questions and public answers."""
