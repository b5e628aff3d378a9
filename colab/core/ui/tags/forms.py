"""How forms are shown; forms/layout.py decides, the templates in components/form/ print."""

from django.template import Library
from django.utils.html import format_html_join
from django.utils.safestring import mark_safe

from colab.core.ui.forms import layout

register = Library()


@register.simple_tag
def form_layout(form):
    """Return the sections of a form as layout.Group values; a plain form is one group."""
    return layout.groups(form)


@register.simple_tag
def field_look(field):
    """Return how a bound field is shown: layout.Look."""
    return layout.look(field)


@register.simple_tag
def form_attrs(form=None):
    """Return the attributes of a <form> element: multipart where files come along, our own errors, one sending."""
    attrs = ["novalidate", "data-once"]
    if form is not None and form.is_multipart():
        attrs.append('enctype="multipart/form-data"')
    return mark_safe(" ".join(attrs))


@register.inclusion_tag("components/form/actions.html")
def form_actions(label, cancel_url="", kind="primary", name="", value="", also=()):
    """Show the row of buttons that ends a form. `also`: further (name, value, label) buttons, shown as secondary."""
    return {"label": label, "cancel_url": cancel_url, "kind": kind, "name": name, "value": value, "also": also}


@register.inclusion_tag("components/form/error_summary.html")
def error_summary(*forms):
    """Show all errors of the forms at the top, each a link to its field."""
    return {"lines": [line for form in forms for line in layout.error_lines(form)]}


@register.simple_tag
def data_attrs(**attrs):
    """Return data-… attributes from keyword arguments: autosave_url=… → data-autosave-url."""
    return format_html_join("", ' data-{}="{}"', ((key.replace("_", "-"), value) for key, value in attrs.items()))
