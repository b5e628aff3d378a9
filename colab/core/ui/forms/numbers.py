"""Number, yen and narrow text fields."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from colab.core.ui.format import narrow
from colab.core.ui.forms import parsing


class NumberText(forms.TextInput):
    """A text input that brings up the digits' keyboard; a spinner would refuse full-width digits."""

    def __init__(self, attrs=None):
        super().__init__({"inputmode": "numeric", "autocomplete": "off", **(attrs or {})})


class WholeNumberField(forms.IntegerField):
    """A whole number; full-width digits and separators are understood."""

    widget = NumberText
    suffix = ""
    default_error_messages = {"invalid": _("Enter a whole number, for example 120.")}

    def to_python(self, value):
        """Return the integer, None for nothing typed."""
        if value in self.empty_values or isinstance(value, int):
            return None if value in self.empty_values else value
        number = self.parse(value)
        if number is None:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return number

    def parse(self, text):
        """Return the number in a text, None where it cannot be read."""
        return parsing.whole_number(text)


class YenField(WholeNumberField):
    """Whole yen: takes 1,234,567円 and 123万円, shows 1,234,567."""

    suffix = pgettext_lazy("unit", "yen")
    default_error_messages = {"invalid": _("Enter an amount in whole yen, for example 1,500,000.")}

    def __init__(self, *, min_value=0, **kwargs):
        super().__init__(min_value=min_value, **kwargs)

    def parse(self, text):
        """Return the yen in a text, None where it cannot be read."""
        return parsing.yen(text)

    def prepare_value(self, value):
        """Return numbers with separators; what was typed stays as it was typed."""
        return f"{value:,}" if isinstance(value, int) else value


class NarrowCharField(forms.CharField):
    """A code, number or telephone: stored in half-width characters."""

    def to_python(self, value):
        """Return the text in half-width characters, stripped."""
        return super().to_python(narrow(value) if value not in self.empty_values else value)


class NarrowEmailField(forms.EmailField):
    """An e-mail address; full-width letters and ＠ are understood."""

    def to_python(self, value):
        """Return the address in half-width characters."""
        return super().to_python(narrow(value) if value not in self.empty_values else value)
