"""The chains of evidence."""
