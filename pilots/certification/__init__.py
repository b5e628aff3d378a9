"""Certification of products under article 167-2."""
