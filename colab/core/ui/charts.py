"""Geometry of the charts. Coordinates are whole units of the SVG's view box; colour is never the only sign."""

from itertools import count

from django.utils.translation import gettext, pgettext

from colab.core.ui.tags.facts import shown_number

WIDTH, LABEL, VALUE, ROW, BAR = 700, 180, 110, 44, 22
_numbers = count(1)


def _frame(kind, title, summary, height, head, rows, **parts):
    return {
        "kind": kind,
        "title": title,
        "summary": summary,
        "height": height,
        "width": WIDTH,
        "head": head,
        "rows": rows,
        "id": f"chart-{next(_numbers)}",
        **parts,
    }


def _value(value, unit):
    """Return a value with its unit; Latin units stand apart from the number, Japanese ones do not."""
    gap = " " if str(unit)[:1].isascii() and str(unit)[:1].isalpha() else ""
    return gettext("not measured") if value is None else f"{shown_number(value)}{gap}{unit}"


def _short(text, limit=12):
    text = str(text)
    return text if len(text) <= limit else f"{text[: limit - 1]}…"


def _bar_rows(labels, values, unit, styles):
    top = max([value for value in values if value is not None], default=0) or 1
    room = WIDTH - LABEL - VALUE
    made = []
    for at, (label, value) in enumerate(zip(labels, values, strict=True)):
        width = max(round(room * (value or 0) / top), 0)
        y = 8 + at * ROW
        made.append(
            {
                "y": y,
                "text_y": y + BAR - 6,
                "label": _short(label),
                "width": width,
                "x": LABEL,
                "value": _value(value, unit),
                "value_x": LABEL + width + 8,
                "style": styles[at],
                "bar": BAR,
            }
        )
    return made


def bars(title, labels, values, unit="", summary=""):
    """Return the context of a bar chart."""
    table = [(label, [_value(value, unit)]) for label, value in zip(labels, values, strict=True)]
    shapes = _bar_rows(labels, values, unit, ["plain"] * len(values))
    return _frame("bars", title, summary, 16 + len(values) * ROW, [pgettext("ui", "Value")], table, bars=shapes)


def before_after(title, before, after, unit="", summary="", n=None, target=None):
    """Return the context of a before/after pair: the earlier bar striped, the later one full."""
    labels, values, styles = [pgettext("ui", "Before"), pgettext("ui", "After")], [before, after], ["striped", "plain"]
    if target is not None:
        labels, values, styles = [*labels, pgettext("ui", "Target")], [*values, target], [*styles, "edge"]
    note = gettext("n = %(n)s") % {"n": n} if n is not None else ""
    table = [(label, [_value(value, unit)]) for label, value in zip(labels, values, strict=True)]
    shapes = _bar_rows(labels, values, unit, styles)
    return _frame(
        "bars", title, summary, 16 + len(values) * ROW, [pgettext("ui", "Value")], table, bars=shapes, note=note
    )


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
    left, top, bottom, right = 60, 16, 230, WIDTH - 20
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
            "key_x": left + number * 260,
            "key_mid": left + number * 260 + 20,
            "key_end": left + number * 260 + 40,
        }
        for number, each in enumerate(series)
    ]
    every = max(1, round(len(labels) / 7))
    ticks = [{"x": x_of(at), "label": label} for at, label in enumerate(labels) if at % every == 0]
    axis = [{"y": y_of(value), "label": shown_number(value)} for value in (0, round(ceiling / 2), ceiling)]
    table = [(label, [_value(each.values[at], unit) for each in series]) for at, label in enumerate(labels)]
    return _frame(
        "lines",
        title,
        summary,
        300,
        [each.name for each in series],
        table,
        series=shapes,
        ticks=ticks,
        axis=axis,
        left=left,
        right=right,
        bottom=bottom,
    )
