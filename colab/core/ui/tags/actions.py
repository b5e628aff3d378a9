"""What is pressed, and what answers: buttons, chips, banners, disclosures, cards."""

import warnings

from django.template import Library
from django.utils.html import format_html
from django.utils.safestring import mark_safe

from colab.core.ui.components import TONES

register = Library()


def _button_class(kind, small):
    return "button" + (f" button--{kind}" if kind != "primary" else "") + (" button--small" if small else "")


@register.inclusion_tag("components/button.html")
def button(label, kind="primary", name="", value="", type="submit", small=False, off="", form=""):  # noqa: A002
    """Show a button: kind primary, secondary, tertiary or danger. `off` is the reason why it cannot be pressed now."""
    return {
        "label": label,
        "css": _button_class(kind, small),
        "name": name,
        "value": value,
        "type": type,
        "off": off,
        "form": form,
    }


@register.simple_tag
def link_button(label, url, kind="primary", small=False):
    """Return a link that looks like a button."""
    return format_html('<a class="{}" href="{}">{}</a>', _button_class(kind, small), url, label)


@register.simple_tag
def chip(label, tone="neutral"):
    """Return a small word with a tone; the word alone must say it all."""
    if tone not in TONES:
        # A page must not fail for its colour; the tests turn the warning into an error.
        warnings.warn(f"unknown tone: {tone}", stacklevel=2)
        tone = "neutral"
    return format_html('<span class="chip chip--{}">{}</span>', tone, label)


@register.simple_tag
def state_chip(state, tones, label=""):
    """Return the chip of a state: `tones` maps states to tones, never labels. Without label the enum's own is shown."""
    words = label or getattr(state, "label", None) or state
    return chip(words, tones.get(getattr(state, "value", state), "neutral"))


@register.simple_block_tag
def banner(content, tone="info", title="", role=""):
    """Frame a notice: tone info, success, warning, error or quiet. role="alert" reads it out at once."""
    return format_html(
        '<div class="banner banner--{}"{}>{}<div>{}</div></div>',
        tone,
        format_html(' role="{}"', role) if role else "",
        format_html('<p class="banner__title"><strong>{}</strong></p>', title) if title else "",
        content,
    )


@register.simple_block_tag
def disclosure(content, summary, open=False):  # noqa: A002
    """Fold something away below a summary."""
    return format_html(
        '<details class="disclosure"{}><summary>{}</summary><div class="disclosure__body flow">{}</div></details>',
        mark_safe(" open") if open else "",
        summary,
        content,
    )


@register.inclusion_tag("components/card.html")
def card(title, url="", chip="", tone="neutral", deadline=None, summary="", eyebrow="", meta=(), level=3):
    """Show a card whose whole face is one link. `meta` is a list of short lines, `deadline` a date or datetime."""
    return {
        "title": title,
        "url": url,
        "chip": chip,
        "tone": tone,
        "deadline": deadline,
        "summary": summary,
        "eyebrow": eyebrow,
        "meta": [line for line in meta if line],
        "level": level,
    }


@register.inclusion_tag("components/empty.html")
def empty_state(title, text="", url="", action=""):
    """Say that there is nothing here, and what to do next."""
    return {"title": title, "text": text, "url": url, "action": action}
