"""The test's own database for other processes."""

from django.db import connection


def database_url(name: str = "") -> str:
    """Return the address of the database this test uses, or of the one called ``name`` beside it."""
    at = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{name or at['NAME']}"
    return f"postgres://{at['USER']}:{at['PASSWORD']}@{at['HOST']}:{at['PORT']}/{name or at['NAME']}"
