"""Filters for dates and yen."""

from django.template import Library
from django.utils.html import format_html

from colab.core.ui import format as words

register = Library()
for _name in ("yen", "yen_short", "day", "moment", "deadline", "days_left", "wareki", "fiscal_year"):
    register.filter(_name, getattr(words, _name))


@register.simple_tag
def time_of(value, style="day"):
    """Return <time>; style is day, moment, deadline or wareki. In tables a moment may break before its hour."""
    if not value:
        return ""
    said = getattr(words, style)(value)
    if style == "moment":
        said = format_html("{}<wbr>{}", *words.halves(said))
    return format_html('<time datetime="{}">{}</time>', words.local(value).isoformat(), said)


@register.simple_tag
def deadline_line(value):
    """Return the deadline with the days that are left, marked when few: what stands on cards and detail pages."""
    if not value:
        return ""
    tone = "past" if words.is_past(value) else "soon" if words.days_until(value) <= 7 else "far"
    return format_html(
        '<span class="deadline"><time datetime="{}">{}</time> <span class="days-left days-left--{}">{}</span></span>',
        words.local(value).isoformat(),
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
