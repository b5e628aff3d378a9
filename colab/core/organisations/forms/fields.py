"""Fields of this room."""

from django import forms
from django.utils.translation import gettext_lazy as _

from colab.core.organisations import corporate_number


class CorporateNumberField(forms.CharField):
    """Thirteen digits with the right check digit; full-width digits, hyphens and a leading T are taken."""

    def __init__(self, **kwargs):
        kwargs.setdefault("label", _("Corporate number (法人番号)"))
        kwargs.setdefault("help_text", _("13 digits. Hyphens and full-width digits are fine."))
        super().__init__(**{"max_length": 40} | kwargs)

    def clean(self, value):
        """Return the plain thirteen digits, or None where nothing was typed."""
        number = corporate_number.normalise(super().clean(value))
        if not number:
            return None
        if not (number.isascii() and number.isdigit()) or len(number) != 13:
            raise forms.ValidationError(_("A corporate number has 13 digits; this has %(n)d.") % {"n": len(number)})
        if not corporate_number.is_valid(number):
            raise forms.ValidationError(_("The check digit does not fit: one of the digits is mistyped."))
        return number
