"""Forms of the house: `Form`, `ModelForm`, `Section` and fields that take what people in Japan type."""

from colab.core.ui.forms.base import Form, FormLook, ModelForm, Section
from colab.core.ui.forms.dates import DateField3, DateParts, DateTimeField3, DateTimeParts
from colab.core.ui.forms.numbers import NarrowCharField, NarrowEmailField, WholeNumberField, YenField
from colab.core.ui.forms.posting import posted

__all__ = [
    "DateField3",
    "DateParts",
    "DateTimeField3",
    "DateTimeParts",
    "Form",
    "FormLook",
    "ModelForm",
    "NarrowCharField",
    "NarrowEmailField",
    "Section",
    "WholeNumberField",
    "YenField",
    "posted",
]
