"""Which models hold seats, under which word in addresses."""

from django.http import Http404

_models: dict[str, type] = {}


def register_seats(word: str, model: type) -> None:
    """Make the seat model known as ``word`` ("briefing", "event")."""
    _models[word] = model


def seat_model(word: str) -> type:
    """Return the seat model called ``word``; raises ``Http404`` (it comes from an address)."""
    try:
        return _models[word]
    except KeyError:
        raise Http404 from None


def seat_models() -> list[type]:
    """Return all seat models."""
    return list(_models.values())


def word_of(model: type) -> str:
    """Return the word of a seat model."""
    return next(word for word, known in _models.items() if known is model)


def host_model(word: str) -> type:
    """Return the model of the hosts whose seats are called ``word``."""
    return seat_model(word)._meta.get_field("host").related_model
