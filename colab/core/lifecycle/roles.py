"""Who acted, in words: the ledger keeps codes of roles, never names."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

_words: dict[str, Any] = {
    "team": pgettext_lazy("who acted", "Team"),
    "person": pgettext_lazy("who acted", "Participant"),
}
SYSTEM = _("Automatic")


def register(words: dict[str, Any]) -> None:
    """Give words to further codes of roles."""
    _words.update(words)


def role_label(codes: str) -> str:
    """Return an entry's roles in words: "" for nobody, one word for what the platform did by itself."""
    if codes.startswith("system:"):
        return str(SYSTEM)
    return "・".join(str(_words.get(code, code)) for code in codes.split(",") if code)
