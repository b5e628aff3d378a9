"""What is read at a glance: facts, figures, tables, stages, timelines."""

from decimal import Decimal

from django.template import Library
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.translation import pgettext

register = Library()


@register.inclusion_tag("components/description_list.html")
def description_list(items, aside=False):
    """Show (term, value) pairs; pairs without a value are left out."""
    return {"items": [(term, value) for term, value in items if value not in (None, "")], "aside": aside}


@register.simple_block_tag
def table_region(content, label):
    """Frame a wide table: it scrolls by itself and can be reached by keyboard. `label` says what it shows."""
    return format_html('<div class="table-region" role="region" aria-label="{}" tabindex="0">{}</div>', label, content)


def shown_number(value):
    """Return whole numbers with thousands separators, decimals without idle zeros, anything else as it is."""
    if isinstance(value, Decimal):
        value = int(value) if value == value.to_integral_value() else value.normalize()
    plain = isinstance(value, int) and not isinstance(value, bool)
    return number_format(value, use_l10n=True, force_grouping=True) if plain else value


@register.inclusion_tag("components/key_figures.html")
def key_figures(figures):
    """Show tiles of components.Figure."""
    return {"figures": [(figure, shown_number(figure.value)) for figure in figures]}


LONG = 7
"""More stages than this are folded behind a strip: their names would not fit side by side."""


@register.inclusion_tag("components/stage_bar.html")
def stage_bar(stages, label="", across=True):
    """Show ordered steps with their dates: a list of components.Stage. Long roads are folded behind a strip."""
    words = {"done": pgettext("ui", "Done"), "current": pgettext("ui", "Now"), "ended": pgettext("ui", "Ended here")}
    stages = list(stages)
    at = next((number for number, stage in enumerate(stages, 1) if stage.status in ("current", "ended")), 0)
    long = len(stages) > LONG
    return {
        "stages": [(stage, words.get(stage.status, "")) for stage in stages],
        "label": label or pgettext("ui", "Stages"),
        "across": across and not long,
        "long": long,
        "at": at,
        "now": stages[at - 1] if at else None,
        "count": len(stages),
    }


@register.inclusion_tag("components/timeline.html")
def timeline(entries):
    """Show components.Happening entries, in the order given."""
    return {"entries": entries}
