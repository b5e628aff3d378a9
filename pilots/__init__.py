"""Pilots, certification, procurement, reuse and the open-source route."""
