"""Filters for dates and yen."""

import re

from django.template import Library
from django.utils.html import format_html

from colab.core.ui import format as words

register = Library()
for _name in ("yen", "yen_short", "day", "moment", "deadline", "days_left", "wareki", "fiscal_year"):
    register.filter(_name, getattr(words, _name))


def _for_machines(value) -> str:
    """Whole seconds: HTML knows milliseconds at most, so that what the database keeps would be no valid moment."""
    return re.sub(r"\.\d+", "", words.local(value).isoformat())


@register.simple_tag
def time_of(value, style="day"):
    """Return <time>; style is day, moment, deadline or wareki. In tables a moment may break before its hour."""
    if not value:
        return ""
    said = getattr(words, style)(value)
    if style == "moment":
        said = format_html("{}<wbr>{}", *words.halves(said))
    return format_html('<time datetime="{}">{}</time>', _for_machines(value), said)


@register.simple_tag
def deadline_line(value):
    """Return the deadline with the days that are left, marked when few: what stands on cards and detail pages."""
    if not value:
        return ""
    tone = "past" if words.is_past(value) else "soon" if words.days_until(value) <= 7 else "far"
    return format_html(
        '<span class="deadline"><time datetime="{}">{}</time> <span class="days-left days-left--{}">{}</span></span>',
        _for_machines(value),
        words.deadline(value),
        tone,
        words.days_left(value),
    )


@register.filter
def is_late(value):
    """Return whether a date or moment is over."""
    return bool(value) and words.is_past(value)


@register.filter
def get_item(mapping, key):
    """Return mapping[key], None where it is missing."""
    return mapping.get(key)
