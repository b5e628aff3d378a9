"""What a browser would send for a field: the same words a script puts into a page that is already open."""

from django import forms

from colab.core.ui.forms.dates import DateParts


def posted(form: forms.BaseForm, name: str) -> dict[str, list[str]]:
    """Return {name of an input: its values} for the value the field ``name`` of ``form`` shows now.

    A box that is not ticked has no value; a date has one input for each of its parts.
    """
    bound = form[name]
    widget, value, posted_name = bound.field.widget, bound.value(), form.add_prefix(name)
    if isinstance(widget, DateParts):
        parts = widget.split(value)
        return {f"{posted_name}_{part}": [parts.get(part, "")] for part in widget.parts}
    if isinstance(widget, forms.CheckboxInput):
        return {posted_name: ["on"] if value else []}
    shown = widget.format_value(value)
    if isinstance(shown, (list, tuple)):
        return {posted_name: [str(each) for each in shown]}
    return {posted_name: ["" if shown is None else str(shown)]}
