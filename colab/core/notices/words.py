"""Turning a kind and its context into the words one recipient reads."""

from datetime import date, datetime

from django.conf import settings
from django.template import Context
from django.template.loader import get_template
from django.urls import NoReverseMatch, reverse
from django.utils import translation

from colab.core.clock import date_words, deadline_words

LANGUAGES = frozenset({"ja", "en"})


def bilingual(value):
    """Make a context value ready for both languages: times and days become words, containers are walked."""
    if isinstance(value, datetime):
        return {language: deadline_words(value, language) for language in sorted(LANGUAGES)}
    if isinstance(value, date):
        return {language: date_words(value, language) for language in sorted(LANGUAGES)}
    if isinstance(value, dict):
        return {key: bilingual(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [bilingual(inner) for inner in value]
    return value


def in_both(make):
    """Return {"ja": …, "en": …}: what `make()` says with each language active."""
    found = {}
    for language in sorted(LANGUAGES):
        with translation.override(language):
            found[language] = str(make())
    return found


def in_language(value, language):
    """Pick the language wherever a value is {"ja": …, "en": …}; an empty English text falls back to the Japanese."""
    if isinstance(value, dict):
        if value and set(value) <= LANGUAGES:
            return value.get(language) or value.get("ja") or value.get("en") or ""
        return {key: in_language(inner, language) for key, inner in value.items()}
    if isinstance(value, list):
        return [in_language(inner, language) for inner in value]
    return value


def path_of(subject_ref, url, language):
    """Return the path a notice leads to: the given one, else the subject's workspace page."""
    if url:
        return in_language(url, language)
    if not subject_ref:
        return ""
    with translation.override(language):
        try:
            return reverse("work:subject", args=subject_ref)
        except NoReverseMatch:
            return ""


def absolute(path):
    """Return the full address of a path."""
    return path if not path or "://" in path else f"{settings.SITE_URL}{path}"


def render(kind, context, language, *, path="", name=""):
    """Return (subject, body) of a notice in one language; the template's first line is `Subject: …`."""
    values = {**in_language(context, language), "url": absolute(path), "site_url": settings.SITE_URL, "name": name}
    with translation.override(language):
        text = render_text(kind.template_name(), values).lstrip()
    first, _newline, body = text.partition("\n")
    if not first.startswith("Subject:"):
        raise ValueError(f"{kind.template_name()} must begin with a line `Subject: …`")
    return one_line(first.removeprefix("Subject:"))[:250], body.strip() + "\n"


def render_text(template_name, values):
    """Render a text template: nothing is escaped, for mail is no HTML."""
    return get_template(template_name).template.render(Context(values, autoescape=False))


def one_line(text):
    """Return the text on one line: a line break in a subject would be a header of its own."""
    return " ".join(text.split())
