"""The portable package of a certified product: what another body needs, as one ZIP with hashes."""
