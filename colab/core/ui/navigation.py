"""The public site's navigation: rooms register their entries in their `navigation.py`, this app only shows them.

from colab.core.ui import navigation
navigation.register("challenge_list", pgettext_lazy("navigation", "Challenges"), order=10)
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from django.urls import NoReverseMatch, get_script_prefix, get_urlconf, reverse
from django.utils.translation import get_language

HEADER, FOOTER, ACCOUNT = "header", "footer", "account"


@dataclass(frozen=True)
class Entry:
    """One link: `url_name` is reversed when the page is made; an unknown name leaves the link out."""

    url_name: str
    label: object
    order: int = 100
    area: str = HEADER
    when: Callable | None = None

    def as_link(self, request):
        """Return the link as a dict for the templates, or None where it has no address or is not for this request."""
        if self.when and not self.when(request):
            return None
        url = safe_reverse(self.url_name)
        return url and {"url": url, "label": self.label}


_entries: dict[tuple[str, str], Entry] = {}


def register(url_name, label, *, order=100, area=HEADER, when=None):
    """Add a link to the header, the footer or the account menu; registering the same name again replaces it."""
    _entries[area, url_name] = Entry(url_name, label, order, area, when)


def links(request, area=HEADER):
    """Return the links of an area that have an address now, in their order."""
    entries = sorted((entry for entry in _entries.values() if entry.area == area), key=lambda entry: entry.order)
    return marked(request.path, [link for entry in entries if (link := entry.as_link(request))])


def safe_reverse(url_name, *args, **kwargs):
    """Return the address of a url name, or "" where nobody serves it."""
    if not args and not kwargs:
        return _fixed(url_name, get_language(), get_urlconf(), get_script_prefix())
    return _reversed(url_name, args, kwargs)


@cache
def _fixed(url_name, language, urlconf, prefix):
    """Return an address without arguments: a page's menus ask for some fifty, and they never change."""
    return _reversed(url_name, (), {})


def _reversed(url_name, args, kwargs):
    try:
        return reverse(url_name, args=args or None, kwargs=kwargs or None)
    except NoReverseMatch:
        return ""


def first_address(*url_names):
    """Return the address of the first name that is served, "" where none is. Only names: rooms above stay unknown."""
    return next((url for name in url_names if (url := safe_reverse(name))), "")


def marked(path, links):
    """Return the links with `current`: of several that lead to the page or above it only the nearest says so."""
    nearest = max((link["url"] for link in links if is_current(path, link["url"])), key=len, default="")
    return [link | {"current": is_current(path, link["url"]) if link["url"] == nearest else ""} for link in links]


def is_current(path, url):
    """Return "page" on the very page, "true" below it, "" elsewhere (the value of aria-current)."""
    if path == url:
        return "page"
    root = url.strip("/") in ("", "en", "work", "en/work")
    return "true" if not root and path.startswith(url) else ""
