"""What somebody typed into a form that is not shown again."""

from django import forms
from django.http import QueryDict

MOST, LONGEST = 50, 20_000
"""Values and characters of each that are given back."""
NO_WORDS = (forms.BooleanField, forms.ChoiceField, forms.ModelChoiceField, forms.FileField)
OF_THE_PAGE = ("csrfmiddlewaretoken", "version", "mode", "override")


def typed_words(data: QueryDict, form_class: type[forms.BaseForm]) -> list[tuple[str, str]]:
    """Return (label, words) of what was typed, from the class alone: making the form would ask for its choices.

    Ticks, choices, files and what is hidden are no words and left out; the label is empty where the class does not know
    the field.
    """
    fields = getattr(form_class, "base_fields", {})
    found = []
    for name in data:
        field = fields.get(name)
        if name in OF_THE_PAGE or (field and not _is_typed(field)) or name.endswith(("-kept", "-drop")):
            continue
        label = str(field.label or "") if field else ""
        found += [(label, value[:LONGEST]) for value in data.getlist(name) if value.strip()]
    return found[:MOST]


def _is_typed(field: forms.Field) -> bool:
    return not isinstance(field, NO_WORDS) and not field.widget.is_hidden
