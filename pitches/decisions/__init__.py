"""The panel's decision and its publication."""
