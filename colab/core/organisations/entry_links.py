"""Login links the office sends: they name one person, hold for an hour and are spent by the next login."""

from django.core import signing
from django.utils.crypto import salted_hmac

from .models import User

SALT = "organisations.entry"
SECONDS = 60 * 60


def make_token(user: User) -> str:
    """Return the token of a login link."""
    return signing.dumps([user.pk, _mark(user)], salt=SALT)


def person_of(token: str) -> User | None:
    """Return whom a token lets in, None where it is spent, too old or not ours."""
    try:
        pk, mark = signing.loads(token, salt=SALT, max_age=SECONDS)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    user = User.objects.filter(pk=pk, is_active=True, erased_at=None).first()
    return user if user and mark == _mark(user) else None


def _mark(user: User) -> str:
    """Return a digest of what the next login changes."""
    return salted_hmac(SALT, f"{user.pk} {user.email} {user.password} {user.last_login}").hexdigest()[:32]
