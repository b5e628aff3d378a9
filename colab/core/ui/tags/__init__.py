"""Template tags by kind; `templatetags/ui.py` gathers them into one library."""
