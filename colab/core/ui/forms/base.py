"""Base classes of our forms."""

from dataclasses import dataclass

from django import forms
from django.db import models
from django.forms.models import ModelFormMetaclass

from colab.core.ui.forms.dates import DateField3, DateTimeField3
from colab.core.ui.forms.numbers import NarrowEmailField, WholeNumberField, YenField


@dataclass(frozen=True)
class Section:
    """Fields that belong together. With open=False they are folded away (and unfold where one has an error)."""

    title: object
    fields: tuple | list
    open: bool = True
    help: object = ""


class FormLook:
    """What all our forms share: sections, read-only fields with their reason, no browser validation.

    `sections` orders and groups the fields; `read_only` maps field names to the reason why they cannot be edited.
    """

    sections: list = []
    read_only: dict = {}
    use_required_attribute = False

    def __init__(self, *args, read_only=None, **kwargs):
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        self.read_only = {**type(self).read_only, **(read_only or {})}
        for name in self.read_only:
            self.fields[name].disabled = True


def house_field(db_field, **kwargs):
    """Return the form field of a model's column: our date, number, yen and e-mail fields where they fit."""
    if db_field.choices or "widget" in kwargs or "form_class" in kwargs:
        return db_field.formfield(**kwargs)
    if isinstance(db_field, models.DateTimeField):
        kwargs["form_class"] = DateTimeField3
    elif isinstance(db_field, models.DateField):
        kwargs["form_class"] = DateField3
    elif isinstance(db_field, models.IntegerField):
        kwargs["form_class"] = YenField if db_field.name.endswith("_yen") else WholeNumberField
    elif isinstance(db_field, models.EmailField):
        kwargs["form_class"] = NarrowEmailField
    elif isinstance(db_field, models.URLField):
        kwargs["assume_scheme"] = "https"
    return db_field.formfield(**kwargs)


class HouseModelFormMetaclass(ModelFormMetaclass):
    """Gives every ModelForm's Meta `house_field` as its formfield_callback, unless it names another."""

    def __new__(mcs, name, bases, attrs):
        meta = attrs.get("Meta")
        if meta is not None and getattr(meta, "formfield_callback", None) is None:
            attrs["Meta"] = type("Meta", (meta,), {"formfield_callback": staticmethod(house_field)})
        return super().__new__(mcs, name, bases, attrs)


class Form(FormLook, forms.Form):
    """A plain form in the house's look."""


class ModelForm(FormLook, forms.ModelForm, metaclass=HouseModelFormMetaclass):
    """A model's form in the house's look, with the house's fields."""
