"""Mails about seats, with the link that shows, cancels and puts the seat into a calendar."""

from typing import Any

from django.urls import reverse
from django.utils import translation

from colab.core.lifecycle import ref
from colab.core.notices import Address, notify
from colab.core.ui.format import moment

from .registry import word_of


def seat_path(seat: Any, language: str = "ja") -> str:
    """Return the address of the seat's own page; its key is the password."""
    with translation.override(language):
        return reverse("briefings:seat", args=[word_of(type(seat)), seat.key])


def tell(seat: Any, what: str) -> None:
    """Mail the holder that the seat was "taken", "moved_up" or "cancelled"."""
    host = seat.host
    with translation.override(seat.language):
        context = {
            "name": seat.name,
            "title": host.label,
            "when": moment(host.starts_at),
            "place": host.place_words,
            "online_url": host.online_url,
            "waiting": seat.status == "waiting",
            "held": seat.status == "held",
            "code": seat.code,
        }
    notify(
        f"seats.{what}",
        to=[Address(seat.email, seat.language)],
        subject_ref=ref(host),
        context=context,
        url=seat_path(seat, seat.language),
    )
