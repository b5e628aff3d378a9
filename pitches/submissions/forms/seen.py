"""What stood there when the page was opened, sent back hidden."""

from typing import Any

from django import forms


class Seen:
    """A form that comes back after a refusal shows, and sends next time, what stands there now."""

    widget = forms.HiddenInput

    def __init__(self, **options: Any):
        super().__init__(required=False, **options)

    def bound_data(self, data: Any, initial: Any) -> Any:
        """Return the present, not what was sent."""
        return initial


class SeenNumber(Seen, forms.IntegerField):
    """The number that was seen."""


class SeenMark(Seen, forms.CharField):
    """The mark that was seen."""
