"""Small values the components are made of. Views build them, templates hand them to the tags."""

from dataclasses import dataclass, field

DONE, CURRENT, TODO, ENDED = "done", "current", "todo", "ended"
TONES = ("neutral", "open", "progress", "info", "success", "warning", "urgent", "danger", "muted")


@dataclass(frozen=True)
class Stage:
    """One step of a stage bar or a step navigation; `ended` is a step that was reached and closed without result."""

    label: object
    status: str = TODO
    date: object = None
    url: str = ""
    note: object = ""


def stages(labels, current, *, dates=(), finished=False):
    """Return stages for ordered `(code, label)` pairs: before `current` done, after it to come."""
    codes = [code for code, _label in labels]
    at = codes.index(current) if current in codes else -1
    dates = dict(dates)
    made = []
    for number, (code, label) in enumerate(labels):
        status = DONE if number < at or (finished and number == at) else CURRENT if number == at else TODO
        made.append(Stage(label, status, dates.get(code)))
    return made


@dataclass(frozen=True)
class Tab:
    """One tab (a link); `count` stands beside the label."""

    label: object
    url: str
    current: bool = False
    count: int | None = None


@dataclass(frozen=True)
class Happening:
    """One entry of a timeline."""

    when: object
    title: object
    text: object = ""
    url: str = ""
    who: object = ""


@dataclass(frozen=True)
class Figure:
    """A key figure; numbers are shown with thousands separators."""

    label: object
    value: object
    unit: object = ""
    note: object = ""
    url: str = ""


@dataclass(frozen=True)
class GuardLine:
    """One condition on the way to a verb: status passed, next, open, failed or warned."""

    text: object
    status: str = "open"
    why: object = ""
    next_step: object = ""
    article: object = ""


@dataclass(frozen=True)
class Series:
    """One line or one set of bars: values may be None where nothing was measured."""

    name: object
    values: list = field(default_factory=list)
