"""Checks by content, one file a family; no Django beyond translations."""
