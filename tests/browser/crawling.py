"""Visiting every kind of page once: links are followed, and a page is known by its view and what it is about."""

from urllib.parse import urlsplit

from django.urls import Resolver404, resolve
from django.utils import translation

from tests.harness.pages import overflowing, violations

WIDTHS = (1280, 360)
KINDS = ("machine", "verb", "word", "audience")
NOT_PAGES = (".csv", ".xlsx", ".pdf", ".ics", ".atom", ".json", ".xml", ".zip", ".docx", ".py", ".svg")
DOWNLOADS = ("_pdf", "_data", ":papers", ":package")
"""How the names of views end that hand out a file under an address without its kind."""
LEFT_OUT = ("/cms/", "/accounts/", "/static/", "/files/", "/media/", "/demo/")


def kind_of(path: str) -> tuple | None:
    """Return what a page is: its view, and the machine and verb it is about; None for what is no page of ours."""
    bare = path.removeprefix("/en") if path.startswith("/en/") else path
    if bare.startswith(LEFT_OUT) or bare.endswith(NOT_PAGES):
        return None
    try:
        with translation.override("ja"):
            match = resolve(bare)
    except Resolver404:
        return None
    if match.view_name.endswith(DOWNLOADS):
        return None
    if match.view_name == "wagtail_serve":
        return ("wagtail", bare)
    return (match.view_name, *(match.kwargs.get(name, "") for name in KINDS))


class Crawl:
    """One language; pages seen by one reader are not visited again for the next, their own start page is."""

    def __init__(self, base: str, language: str):
        self.base, self.prefix = base, "/en" if language == "en" else ""
        self.seen: set[tuple] = set()
        self.faults: list[str] = []

    def visit(self, page, starts: list[str], *, again: tuple = ("desk:home", "open:home")) -> None:
        """Follow all links from ``starts`` that stay in the language."""
        complaints: list[str] = []
        page.on("console", lambda each: each.type == "error" and complaints.append(each.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda each: self._foreign(each.url) and complaints.append(f"asks {each.url}"))
        todo, listed = [self.prefix + start for start in starts], set()
        while todo:
            path = todo.pop(0)
            kind = kind_of(urlsplit(path).path)
            first = kind and kind[0] in again and path not in listed
            if kind is None or (kind in self.seen and not first):
                continue
            listed.add(path)
            self.seen.add(kind)
            complaints.clear()
            self._check(page, path)
            self.faults += [f"{path}: {each}" for each in complaints]
            todo += self._links(page)

    def _check(self, page, path: str) -> None:
        page.set_viewport_size({"width": WIDTHS[0], "height": 900})
        response = page.goto(self.base + path)
        if response.status != 200:
            self.faults.append(f"{path}: {response.status}")
            return
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            self.faults += [f"{path} at {width}: {each}" for each in violations(page) + overflowing(page)]

    def _links(self, page) -> list[str]:
        """Return the paths of all links in the language, with the query where it leads to another screen."""
        found = page.evaluate("[...document.querySelectorAll('a[href]')].map((each) => each.href)")
        paths = []
        for url in found:
            parts = urlsplit(url)
            if f"{parts.scheme}://{parts.netloc}" != self.base or parts.query:
                continue
            if parts.path.startswith("/en/") == bool(self.prefix):
                paths.append(parts.path)
        return paths

    def _foreign(self, url: str) -> bool:
        return url.startswith(("http:", "https:")) and not url.startswith(self.base)
