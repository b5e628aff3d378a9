"""Uploads: allowed by content, scanned, hashed, served by the owner's rule."""
