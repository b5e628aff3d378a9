"""Chances in words of the panel room."""

from django import template

register = template.Library()


@register.simple_tag
def probability(value: float | None) -> str:
    """Return a chance in whole per cent; never 0 or 100, because nobody is that sure."""
    if value is None:
        return "–"
    percent = round(100 * value)
    return "<1%" if percent < 1 else ">99%" if percent > 99 else f"{percent}%"
