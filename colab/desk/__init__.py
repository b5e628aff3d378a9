"""Workspaces: what waits for me."""
