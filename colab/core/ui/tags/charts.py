"""Charts as own SVG, each with its table beside: {% bar_chart %}, {% before_after %}, {% line_chart %}."""

from django.template import Library

from colab.core.ui import charts

register = Library()


@register.inclusion_tag("components/chart.html")
def bar_chart(title, labels, values, unit="", summary=""):
    """Show one horizontal bar per label. `summary` is the sentence that says what the chart shows."""
    return charts.bars(title, list(labels), list(values), unit, summary)


@register.inclusion_tag("components/chart.html")
def before_after(title, before, after, unit="", summary="", n=None, target=None):
    """Show what was measured before and after, with the number of cases and the target where there are."""
    return charts.before_after(title, before, after, unit, summary, n, target)


@register.inclusion_tag("components/chart.html")
def line_chart(title, labels, series, unit="", summary=""):
    """Show up to two lines (components.Series) over the labels; missing values leave a gap."""
    return charts.lines(title, list(labels), list(series), unit, summary)
