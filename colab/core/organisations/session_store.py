"""Sessions in the database; a database that went away is not taken for a log-out."""

from django.contrib.sessions.backends.base import UpdateError
from django.contrib.sessions.backends.db import SessionStore as Kept
from django.db import InterfaceError, OperationalError


class SessionStore(Kept):
    """Like Django's, but a save that failed for the connection says so.

    Django calls every failure "the session was deleted", which ends in 400: people were told that what they had sent
    could not be read, where it had been done already and only the answer was lost.
    """

    def save(self, must_create=False):
        """Write the session; raises the database's own error where it is away."""
        try:
            super().save(must_create)
        except UpdateError as error:
            if isinstance(error.__context__, OperationalError | InterfaceError):
                raise error.__context__ from None
            raise
