"""Public page and workspace of challenges."""
