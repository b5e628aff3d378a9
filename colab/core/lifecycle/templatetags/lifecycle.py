"""Template tags: slots, and a subject's address in the workspace."""

from django import template
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from colab.core.lifecycle import slots
from colab.core.lifecycle.machine import machine_of

register = template.Library()


@register.simple_tag(takes_context=True)
def slot(context, place: str, subject=None) -> SafeString:
    """Render every block that upper rooms put on ``place``."""
    request = context["request"]
    blocks = slots.filled(place, request, subject)
    return mark_safe("".join(render_to_string(name, data, request=request) for name, data in blocks))  # noqa: S308


@register.filter
def work_url(subject) -> str:
    """Return the workspace address of a subject."""
    return reverse("work:subject", args=[subject.MACHINE, subject.key])


@register.filter
def state_label(subject) -> str:
    """Return a subject's state in words."""
    return machine_of(subject).state_label(subject.state)


@register.filter
def state_tone(subject) -> str:
    """Return the tone of a subject's state chip."""
    return machine_of(subject).tone(subject.state)


@register.simple_tag
def verb_url(subject, verb: str) -> str:
    """Return the address of a verb's page."""
    return reverse("work:verb", args=[subject.MACHINE, subject.key, verb])


@register.simple_tag(takes_context=True)
def include_with(context, name: str, data: dict) -> SafeString:
    """Render the template ``name`` with just ``data``: a block knows nothing of the page around it."""
    return mark_safe(render_to_string(name, data, request=context["request"]))  # noqa: S308
