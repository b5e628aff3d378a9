"""Every page there is, found by the names of the addresses."""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver, reverse

ELSEWHERE = ("cms/", "accounts/", "_util/", "__", "^", "style-guide/")
"""Wagtail's own screens and allauth's: not our lists."""


@dataclass(frozen=True)
class Page:
    """One named address of ours."""

    name: str
    route: str
    arguments: tuple[str, ...]
    view: Callable

    @property
    def label(self) -> str:
        """The app's namespace."""
        return self.name.partition(":")[0]

    def url(self, *arguments) -> str:
        """Return the address with these arguments."""
        return reverse(self.name, args=arguments)


def _walk(resolver: URLResolver, prefix: str = "", spaces: tuple[str, ...] = ()):
    for entry in resolver.url_patterns:
        route = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from _walk(entry, route, (*spaces, entry.namespace) if entry.namespace else spaces)
        elif isinstance(entry, URLPattern) and entry.name:
            yield Page(":".join((*spaces, entry.name)), route, tuple(entry.pattern.converters), entry.callback)


def our_pages() -> list[Page]:
    """Return all named addresses of our apps."""
    return [page for page in _walk(get_resolver()) if not page.route.startswith(ELSEWHERE)]


def lists() -> list[Page]:
    """Return the pages that need no argument: lists, boards, start pages, feeds."""
    return [page for page in our_pages() if not page.arguments]
