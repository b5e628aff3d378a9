"""What a password must not be, besides short and common: the site's own words, and what has leaked elsewhere."""

import hashlib
import re

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

HOUSE_WORDS = ("colab", "kyoso", "kyousou", "cocreation", "kacho", "kadai", "shinsa", "tokyo", "password", "pasuwado",
               "東京", "共創", "ラボ", "課題", "提案", "審査")  # fmt: skip
"""Listed in docs/security.md; a test keeps the two equal."""


class HouseWordsValidator:
    """Refuses a password in which, without the site's words, digits and signs, fewer than six letters remain."""

    def validate(self, password, user=None):
        """Raise ``ValidationError`` for tokyo-colab-2026 and the like."""
        rest = password.lower()
        words = [*HOUSE_WORDS, settings.SITE_NAME.lower()]
        if not any(word in rest for word in words):
            return
        for word in sorted(words, key=len, reverse=True):
            rest = rest.replace(word, "")
        if len(re.sub(r"[\W\d_]", "", rest)) < 6:
            raise ValidationError(
                _("The password is made of words of this site. Choose others."), code="password_house_words"
            )

    def get_help_text(self):
        """Return the sentence beside the field."""
        return _("Your password can’t be made of the words of this site.")


class BreachedPasswordValidator:
    """Refuses what stands in the file of leaked passwords, where the operator has put one.

    The file has one upper-case SHA-1 sum a line, sorted, with anything after a colon: as Pwned Passwords is given out.
    Looked up on this machine by halving; nothing is sent anywhere.
    """

    def validate(self, password, user=None):
        """Raise ``ValidationError`` where the password is in the file. SHA-1 is what the list is made of."""
        path = settings.BREACHED_PASSWORDS_FILE
        wanted = hashlib.sha1(password.encode(), usedforsecurity=False).hexdigest().upper().encode()
        if path and stands_in(path, wanted):
            raise ValidationError(
                _("This password is on a list of stolen passwords. Choose another."), code="password_breached"
            )

    def get_help_text(self):
        """Return the sentence beside the field."""
        return _("Your password can’t be one that was stolen from another site.") if _has_list() else ""


def _has_list() -> bool:
    return bool(settings.BREACHED_PASSWORDS_FILE)


def stands_in(path: str, wanted: bytes) -> bool:
    """Return whether a line of the sorted file begins with the 40 letters; reads some forty lines of any file."""
    with open(path, "rb") as lines:
        low, high = 0, lines.seek(0, 2)
        while low < high:
            middle = (low + high) // 2
            lines.seek(max(middle - 1, 0))
            if middle:
                lines.readline()
            line = lines.readline()
            if line[:40] == wanted:
                return True
            if not line or line[:40] > wanted:
                high = middle
            else:
                low = middle + 1
    return False
