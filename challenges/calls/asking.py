"""What else a call may ask of its pitches: the rooms that have the form name the questions, the office chooses."""

_questions: dict[str, object] = {}


def offer(name: str, label: object) -> None:
    """Let calls ask ``name``, shown as ``label``."""
    _questions[name] = label


def choices() -> list[tuple[str, object]]:
    """Return what may be asked, in the form's order."""
    return list(_questions.items())


def labels(names: list[str]) -> list[object]:
    """Return the words of these questions, in the form's order."""
    return [label for name, label in choices() if name in names]
