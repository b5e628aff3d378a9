"""Geometry of the charts. Coordinates are whole units of the SVG's view box; colour is never the only sign."""

from itertools import count

from django.utils.translation import gettext, pgettext

from colab.core.ui.tags.facts import shown_number

WIDTH, HEIGHT = 460, 300
_numbers = count(1)


def _frame(kind, title, summary, head, rows, **parts):
    return {
        "kind": kind,
        "title": title,
        "summary": summary,
        "height": HEIGHT,
        "width": WIDTH,
        "note": "",
        "head": head,
        "rows": rows,
        "id": f"chart-{next(_numbers)}",
        **parts,
    }


def _value(value, unit):
    """Return a value with its unit; Latin units stand apart from the number, Japanese ones do not."""
    gap = " " if str(unit)[:1].isascii() and str(unit)[:1].isalpha() else ""
    return gettext("not measured") if value is None else f"{shown_number(value)}{gap}{unit}"


def _bar_rows(labels, values, unit, styles):
    """Return bars as shares of the longest, in percent; the words beside them are HTML and scale with the page."""
    top = max([value for value in values if value is not None], default=0) or 1
    return [
        {"label": label, "width": round(100 * (value or 0) / top, 1), "value": _value(value, unit), "style": style}
        for label, value, style in zip(labels, values, styles, strict=True)
    ]


def bars(title, labels, values, unit="", summary=""):
    """Return the context of a bar chart."""
    table = [(label, [_value(value, unit)]) for label, value in zip(labels, values, strict=True)]
    shapes = _bar_rows(labels, values, unit, ["plain"] * len(values))
    return _frame("bars", title, summary, [pgettext("ui", "Value")], table, bars=shapes)


def before_after(title, before, after, unit="", summary="", n=None, target=None):
    """Return the context of a before/after pair: the earlier bar striped, the later one full."""
    labels, values, styles = [pgettext("ui", "Before"), pgettext("ui", "After")], [before, after], ["striped", "plain"]
    if target is not None:
        labels, values, styles = [*labels, pgettext("ui", "Target")], [*values, target], [*styles, "edge"]
    note = gettext("n = %(n)s") % {"n": n} if n is not None else ""
    table = [(label, [_value(value, unit)]) for label, value in zip(labels, values, strict=True)]
    shapes = _bar_rows(labels, values, unit, styles)
    return _frame("bars", title, summary, [pgettext("ui", "Value")], table, bars=shapes, note=note)


def _segments(values, x_of, y_of):
    found, run = [], []
    for at, value in enumerate(values):
        if value is None:
            found, run = [*found, run], []
        else:
            run = [*run, f"{x_of(at)},{y_of(value)}"]
    return [" ".join(part) for part in [*found, run] if part]


def lines(title, labels, series, unit="", summary=""):
    """Return the context of a line chart; the axis begins at zero."""
    left, top, bottom, right = 50, 16, 230, WIDTH - 20
    known = [value for each in series for value in each.values if value is not None]
    ceiling = max(known, default=0) or 1
    step = (right - left) / max(len(labels) - 1, 1)

    def x_of(at):
        return round(left + at * step)

    def y_of(value):
        return round(bottom - (bottom - top) * value / ceiling)

    shapes = [
        {
            "name": each.name,
            "style": "b" if number else "a",
            "lines": _segments(each.values, x_of, y_of),
            "dots": [(x_of(at), y_of(value)) for at, value in enumerate(each.values) if value is not None],
            "key_x": left + number * 200,
            "key_mid": left + number * 200 + 20,
            "key_end": left + number * 200 + 40,
        }
        for number, each in enumerate(series)
    ]
    every = max(1, round(len(labels) / 7))
    ticks = [{"x": x_of(at), "label": label} for at, label in enumerate(labels) if at % every == 0]
    axis = [{"y": y_of(value), "label": shown_number(value)} for value in (0, round(ceiling / 2), ceiling)]
    table = [(label, [_value(each.values[at], unit) for each in series]) for at, label in enumerate(labels)]
    room = {"left": left, "right": right, "bottom": bottom, "ticks": ticks, "axis": axis}
    return _frame("lines", title, summary, [each.name for each in series], table, series=shapes, **room)
