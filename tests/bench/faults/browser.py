"""A browser: cookies, forms as they stand on the page, and the difference between "no" and "no answer"."""

import itertools
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

import requests
from lxml import html

SECONDS = 60
BROKEN = (requests.ConnectionError, requests.Timeout, requests.exceptions.ChunkedEncodingError)


class Broken(Exception):
    """The connection broke, or the server could not answer: nobody knows whether it was done."""


class Odd(Exception):
    """An answer nobody would expect: a refusal, a page that is missing something."""


@dataclass
class Page:
    """One answer."""

    status: int
    url: str
    text: str
    location: str = ""

    @property
    def path(self) -> str:
        """The address without the host."""
        return urlsplit(self.url).path

    def form(self, *names: str) -> "Form":
        """Return the form that has a field of each name; raises Odd where there is none."""
        for form in html.fromstring(self.text, base_url=self.url).forms:
            if set(names) <= {field.name for field in form.xpath(".//*[@name]") if hasattr(field, "name")}:
                return Form(urljoin(self.url, form.get("action") or ""), dict(form.form_values()), form)
        raise Odd(f"no form with {names} on {self.path} ({self.status}): {self.words()[:300]}")

    def words(self) -> str:
        """Return the text of the page's main part, what was refused first."""
        tree = html.fromstring(self.text or "<p></p>")
        main = (tree.xpath("//main") or [tree])[0]
        refusals = main.xpath('.//*[@role="alert" or contains(@class, "error")]')
        return " ".join(" ".join(part.text_content() for part in [*refusals, main]).split())


@dataclass
class Form:
    """A form with what stands in it."""

    action: str
    values: dict
    element: object

    def choices(self, name: str) -> list[str]:
        """Return the values of a radio group."""
        return [field.get("value") for field in self.element.xpath(f'.//input[@name="{name}"]')]


class Browser:
    """One person's browser. Raises Broken where there was no answer, Odd where it is not one of those expected."""

    def __init__(self, site: str, told):
        self.site, self.session, self.told = site, requests.Session(), told

    def get(self, path: str, expected: tuple[int, ...] = (200,)) -> Page:
        """Open a page, following redirects."""
        return self._ask("GET", path, expected, {})

    def send(self, form: Form, *, follow: bool = True, files=None, expected=(200,), leave_out=(), **values) -> Page:
        """Send a form as it stands, with some values changed."""
        data = {name: value for name, value in (form.values | values).items() if name not in leave_out}
        more = {"data": data, "files": files, "allow_redirects": follow}
        return self._ask("POST", form.action, expected if follow else (302, 303), more)

    def _ask(self, verb: str, path: str, expected: tuple[int, ...], more: dict) -> Page:
        try:
            answer = self.session.request(verb, urljoin(self.site, path), timeout=(5, SECONDS), **more)
        except BROKEN as error:
            self.told(type(error).__name__)
            raise Broken(f"{verb} {path}: {error}") from error
        if answer.status_code >= 500:
            self.told(f"{answer.status_code}")
            raise Broken(f"{verb} {path}: {answer.status_code}")
        page = Page(answer.status_code, answer.url, answer.text, answer.headers.get("Location", ""))
        if page.status not in expected:
            raise Odd(f"{verb} {path}: {page.status} {page.words()[:300]}")
        return page


_words = itertools.count(1)


def token(kind: str) -> str:
    """Return a word that stands nowhere else: it is looked for afterwards."""
    return f"{kind}{next(_words):05}"
