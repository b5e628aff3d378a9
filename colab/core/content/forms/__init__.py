"""Forms of the Wagtail admin."""
