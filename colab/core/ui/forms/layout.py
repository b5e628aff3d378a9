"""Decides how a form and its fields are shown; the templates only print."""

from dataclasses import dataclass

from django import forms

from colab.core.ui.forms.dates import DateParts


@dataclass(frozen=True)
class Group:
    """One section as it is shown now."""

    title: object
    help: object
    fields: list
    folded: bool
    open: bool
    filled: int


@dataclass(frozen=True)
class Look:
    """How one field is shown.

    `need`: instead of "required" or "optional", in words: what a field with an attribute `need` is needed for later.
    """

    kind: str
    grouped: bool
    suffix: object
    counter: int | None
    read_only: object
    required: bool
    need: object
    error_id: str
    describedby: str


def groups(form):
    """Return the form's visible fields as groups; fields that no section names come first, without a title."""
    sections = getattr(form, "sections", [])
    named = {name for section in sections for name in section.fields}
    rest = [field for field in form.visible_fields() if field.name not in named]
    found = [Group("", "", rest, False, True, 0)] if rest else []
    for section in sections:
        fields = [form[name] for name in section.fields if name in form.fields and not form[name].is_hidden]
        if fields:
            filled = sum(1 for field in fields if _has_value(field))
            wrong = any(field.errors for field in fields)
            found.append(Group(section.title, section.help, fields, not section.open, section.open or wrong, filled))
    return found


def _has_value(field):
    """Return whether something is in a field; what a field of files was given may be empty."""
    value = field.value()
    return bool(value) or (value == 0 and value is not False)


def _counter(field, kind):
    """Return the limit worth counting down: of long texts always, of short ones where somebody may well reach it."""
    limit = getattr(field, "max_length", None)
    written = type(field) is forms.CharField and kind in ("text", "long")
    return limit if written and limit and (kind == "long" or 30 <= limit <= 150) else None


def look(bound):
    """Return how a bound field is shown: its kind, counter, suffix and the ids that describe it."""
    widget, field = bound.field.widget, bound.field
    kinds = (
        (forms.CheckboxInput, "check"),
        ((forms.RadioSelect, forms.CheckboxSelectMultiple), "choices"),
        (DateParts, "date3"),
        (forms.FileInput, "file"),
        (forms.Textarea, "long"),
        (forms.Select, "select"),
    )
    kind = next((name for classes, name in kinds if isinstance(widget, classes)), "text")
    counter = _counter(field, kind)
    identity = bound.auto_id or f"id_{bound.html_name}"
    described = [f"{identity}_helptext"] if bound.help_text else []
    described += [f"{identity}_error"] if bound.errors else []
    return Look(
        kind,
        widget.use_fieldset,
        getattr(field, "suffix", ""),
        counter,
        getattr(bound.form, "read_only", {}).get(bound.name, ""),
        field.required,
        getattr(field, "need", ""),
        f"{identity}_error",
        " ".join(described),
    )


def error_lines(form):
    """Return [(id of the control or "", label, message)] for a form or a formset, for the summary at the top."""
    if hasattr(form, "forms"):
        lines = [("", "", message) for message in form.non_form_errors()]
        return lines + [line for each in form.forms for line in error_lines(each)]
    if not form.is_bound:
        return []
    lines = [("", "", message) for message in form.non_field_errors()]
    for bound in form:
        target = bound.id_for_label or bound.auto_id
        if isinstance(bound.field.widget, (forms.RadioSelect, forms.CheckboxSelectMultiple)):
            target = f"{bound.auto_id}_0"
        # What a box says is a sentence; as a heading of what is wrong with it, it has no full stop.
        label = str(bound.label).rstrip("。.")
        lines += [("" if bound.is_hidden else target, label, message) for message in bound.errors]
    return lines
