"""Addresses of pages."""

import secrets

from django.utils.text import slugify


def ascii_slug(title: str, fallback: str) -> str:
    """Return a short ASCII address for a page; a Japanese title has none of its own and gets a short random one."""
    return slugify(title)[:50].strip("-") or f"{fallback}-{secrets.token_hex(3)}"
