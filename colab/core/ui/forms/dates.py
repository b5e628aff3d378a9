"""Dates as three numeric inputs (年/月/日), moments with a time: no native picker, eras understood.

A field `on` is posted as on_year, on_month, on_day (and on_time); a plain `on=2026-12-01` is taken as well.
"""

import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import from_current_timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from colab.core.ui.format import local
from colab.core.ui.forms import parsing

PART_LABELS = {
    "year": pgettext_lazy("date", "Year"),
    "month": pgettext_lazy("date", "Month"),
    "day": pgettext_lazy("date", "Day"),
    "time": pgettext_lazy("date", "Time"),
}


class DateParts(forms.Widget):
    """Three inputs; its value is a dict of what was typed, or "" where nothing was."""

    template_name = "components/form/date3.html"
    parts = ("year", "month", "day")
    use_fieldset = True

    def value_from_datadict(self, data, files, name):
        """Return the typed parts, a plain text posted under the field's own name, or ""."""
        typed = {part: (data.get(f"{name}_{part}") or "").strip() for part in self.parts}
        return typed if any(typed.values()) else data.get(name) or ""

    def value_omitted_from_data(self, data, files, name):
        """Return whether the request says nothing about this field."""
        return name not in data and all(f"{name}_{part}" not in data for part in self.parts)

    def id_for_label(self, id_, index=None):
        """Return the id of the first input."""
        return f"{id_}_year" if id_ else id_

    def split(self, value):
        """Return {part: text} of a date, a moment, a typed dict or a text."""
        if isinstance(value, dict):
            return value
        if isinstance(value, str):
            value = parsing.date(value[:10]) or (value and {"year": value})
        if isinstance(value, dict):
            return value
        value = local(value)
        if not value:
            return {}
        parts = {"year": str(value.year), "month": str(value.month), "day": str(value.day)}
        if isinstance(value, datetime.datetime):
            parts["time"] = f"{value:%H:%M}"
        return parts

    def get_context(self, name, value, attrs):
        """Return the template's context: one dict per input."""
        context = super().get_context(name, value, attrs)
        split = self.split(value)
        identity = context["widget"]["attrs"].get("id", f"id_{name}")
        context["parts"] = [
            {
                "name": f"{name}_{part}",
                "id": f"{identity}_{part}",
                "value": split.get(part, ""),
                "part": part,
                "label": PART_LABELS[part],
                "length": {"year": 8, "time": 6}.get(part, 2),
            }
            for part in self.parts
        ]
        return context


class DateTimeParts(DateParts):
    """A date and a time in one text input (17:00)."""

    parts = ("year", "month", "day", "time")

    def split(self, value):
        """Return {part: text}; a text such as 2026-12-01T17:00 is taken apart."""
        if isinstance(value, str) and len(value) > 10:
            return {**super().split(value), "time": value[11:16]}
        return super().split(value)


class DateField3(forms.DateField):
    """A date in three inputs; a whole date typed or pasted into the first is understood too."""

    widget = DateParts
    default_error_messages = {
        "invalid": _("Enter a date as year, month and day, for example 2026, 12, 1."),
        "incomplete": _("Enter year, month and day."),
        "no_such_day": _("There is no such day in the calendar."),
    }

    def to_python(self, value):
        """Return the date, None for nothing typed."""
        if value in self.empty_values or isinstance(value, datetime.date):
            return super().to_python(value)
        if isinstance(value, str):
            return self._whole(value)
        if not value.get("month") and not value.get("day") and value.get("year"):
            return self._whole(value["year"])
        return self._from_parts(value)

    def _whole(self, text):
        found = parsing.date(text)
        if found is None:
            code = "incomplete" if parsing.year(text) else "invalid"
            raise ValidationError(self.error_messages[code], code=code)
        return found

    def _from_parts(self, typed):
        if not all(typed.get(part) for part in ("year", "month", "day")):
            raise ValidationError(self.error_messages["incomplete"], code="incomplete")
        numbers = [
            parsing.year(typed["year"]),
            *(parsing.whole_number(typed[part].rstrip("月日")) for part in ("month", "day")),
        ]
        if None in numbers:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        try:
            return datetime.date(*numbers)
        except ValueError:
            raise ValidationError(self.error_messages["no_such_day"], code="no_such_day") from None


class DateTimeField3(DateField3):
    """A moment in Japan's time: three inputs and 17:00. Gives an aware datetime."""

    widget = DateTimeParts
    default_error_messages = {
        "invalid_time": _("Enter a time as hours and minutes, for example 17:00 (23:59 for midnight).")
    }

    def to_python(self, value):
        """Return the aware datetime, None for nothing typed."""
        if value in self.empty_values:
            return None
        if isinstance(value, datetime.datetime):
            return value if value.tzinfo else from_current_timezone(value)
        typed = self.widget.split(value) if isinstance(value, str) else value
        if isinstance(value, datetime.date):
            return from_current_timezone(datetime.datetime.combine(value, datetime.time()))
        parts = dict(typed)
        hour = parsing.time(parts.pop("time", ""))
        on = super().to_python(parts)
        if on is None:
            raise ValidationError(self.error_messages["incomplete"], code="incomplete")
        if hour is None:
            raise ValidationError(self.error_messages["invalid_time"], code="invalid_time")
        return from_current_timezone(datetime.datetime.combine(on, hour))
