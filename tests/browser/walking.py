"""Walking the road in a browser: everybody concerned has a browser of their own, time is travelled, pictures are taken."""

import re
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from time import monotonic
from urllib.parse import urlsplit

from django.conf import settings
from django.test import Client

from colab.core import clock, outbox
from colab.core.lifecycle import tick
from colab.core.organisations.models import User
from tests.harness.pages import violations

BACKEND = "django.contrib.auth.backends.ModelBackend"
SIZES = {"wide": {"width": 1280, "height": 900}, "phone": {"width": 360, "height": 740}}


class Calendar:
    """The walk's own time, the same in all threads of the server; it runs on between the travels."""

    def __init__(self, start: datetime):
        self.go_to(start, quiet=True)
        clock.set_clock(self.now)

    def now(self) -> datetime:
        """Return the walk's present moment."""
        return self._start + timedelta(seconds=monotonic() - self._since)

    def go_to(self, moment: datetime, *, quiet: bool = False) -> None:
        """Travel to ``moment`` (Tokyo) and let the clock do what is due."""
        self._start, self._since = moment, monotonic()
        if not quiet:
            tick()
            outbox.drain()


class Person:
    """Somebody with a browser window; what a person does with eyes, mouse and keyboard, and nothing else."""

    def __init__(self, walk, page):
        self.walk, self.page = walk, page

    def go(self, path: str) -> "Person":
        """Type an address of the site."""
        response = self.page.goto(self.walk.url + path)
        assert response.status == 200, f"{path}: {response.status}"
        self.walk.look(self.page)
        return self

    def see(self, *words: str) -> "Person":
        """The page shows these words."""
        text = re.sub(r"\s+", " ", self.page.locator("body").inner_text())
        for word in words:
            assert word in text, f"{word!r} is not on {self.page.url}: {text[:3000]}"
        return self

    def not_see(self, *words: str) -> "Person":
        """The page does not show these words."""
        text = self.page.locator("body").inner_text()
        for word in words:
            assert word not in text, f"{word!r} is on {self.page.url}"
        return self

    def follow(self, name: str, *, inside: str = "body") -> "Person":
        """Click the link with this name."""
        link = self.page.locator(inside).get_by_role("link", name=name, exact=True)
        if not link.count():
            link = self.page.locator(inside).get_by_role("link", name=name)
        assert link.count(), f"no link {name!r} on {self.page.url}: {self.names('link')}"
        return self._click(link.first)

    def press(self, name: str = "", *, refused: bool = False) -> "Person":
        """Press the button with this name, or the form's main one; ``refused`` says that an error is expected."""
        main = self.page.locator("main")
        button = main.get_by_role("button", name=name) if name else main.locator(".form-actions button.button")
        button = button if button.count() else main.locator("form button.button")
        assert button.count(), f"no button {name!r} on {self.page.url}: {self.names('button')}"
        self._click(button.first)
        return self if refused else self._accepted()

    def do(self, verb: str, *, refused: bool = False, recorded: dict | None = None, **values) -> "Person":
        """On a workspace page click the button of the verb, fill its form and send it.

        ``recorded`` says that it was done elsewhere: the evidence, by field.
        """
        button = self.page.locator(f'main a[href*="/do/{verb}/"]')
        assert button.count(), f"no button for {verb!r} on {self.page.url}: {self.names('link')}"
        self._click(button.first)
        if recorded is not None:
            self._click(self.page.locator('main a[href="?mode=recorded"]'))
            self.fill(**{f"record-{name}": value for name, value in recorded.items()})
        self.fill(**values)
        return self.press(refused=refused)

    def fill(self, **values) -> "Person":
        """Fill fields by their names; dates are typed into their three boxes."""
        for name, value in values.items():
            self._fill(name, value)
        return self

    def choose(self, **words) -> "Person":
        """Choose in a select, or tick, the option whose words contain these."""
        for name, wanted in words.items():
            field = self.page.locator(f'[name="{name}"]')
            assert field.count(), f"no field {name!r} on {self.page.url}: {self.fields()}"
            self._open(field.first)
            if field.first.evaluate("each => each.tagName") == "SELECT":
                labels = field.first.locator("option").all_inner_texts()
                field.first.select_option(label=next(each for each in labels if wanted in each))
            else:
                self.page.locator("label", has_text=wanted).first.click()
        return self

    def names(self, role: str) -> list[str]:
        """Return what can be clicked, for messages."""
        return [each.inner_text().strip() for each in self.page.locator("main").get_by_role(role).all()]

    def shot(self, name: str) -> "Person":
        """Take a picture of the page, on a screen and on a phone."""
        self.walk.shot(self.page, name)
        return self

    def _click(self, target) -> "Person":
        target.scroll_into_view_if_needed()
        if target.evaluate("each => each.type === 'submit' && Boolean(each.form?.dataset.autosaveUrl)"):
            with self.page.expect_navigation():  # what is typed is sent first, the form after it
                target.click()
        else:
            target.click()
        self.page.wait_for_load_state()
        self.walk.work()
        self.walk.look(self.page)
        return self

    def _accepted(self) -> "Person":
        wrong = self.page.locator("[data-error-summary], .banner--error")
        assert not wrong.count(), f"refused on {self.page.url}: {wrong.first.inner_text()}"
        return self

    def _fill(self, name: str, value) -> None:
        if self.page.locator(f'[name="{name}_year"]').count():
            parts = {"year": value.year, "month": value.month, "day": value.day}
            for part, number in parts.items():
                self._type(self.page.locator(f'[name="{name}_{part}"]'), str(number))
            if self.page.locator(f'[name="{name}_time"]').count():
                self._type(self.page.locator(f'[name="{name}_time"]'), f"{value:%H:%M}")
            return
        field = self.page.locator(f'[name="{name}"]')
        assert field.count(), f"no field {name!r} on {self.page.url}: {self.fields()}"
        self._open(field.first)
        kind = field.first.get_attribute("type") or field.first.evaluate("each => each.tagName.toLowerCase()")
        if kind in ("checkbox", "radio"):
            for each in value if isinstance(value, (list, tuple)) else [value]:
                chosen = field if isinstance(each, bool) else self.page.locator(f'[name="{name}"][value="{each}"]')
                chosen.first.set_checked(each is not False)
        elif kind == "select":
            field.first.select_option(value if isinstance(value, list) else str(value))
        elif kind == "file":
            field.first.set_input_files(value)
            self.page.wait_for_selector(".upload-list progress", state="detached")  # sent at once, where scripts run
        else:
            field.first.fill(str(value))

    def _type(self, field, text: str) -> None:
        self._open(field)
        field.fill(text)

    def _open(self, field) -> None:
        """Unfold the section the field is in."""
        for fold in field.locator("xpath=ancestor::details[not(@open)]").all():
            fold.locator("> summary").click()

    def fields(self) -> list[str]:
        """Return the names of the fields on the page, for messages."""
        found = self.page.locator("main [name]").all()
        return sorted({each.get_attribute("name") for each in found})


class Walk:
    """One walk: its people, its calendar, its pictures."""

    def __init__(
        self,
        browser,
        live_server,
        name: str,
        *,
        start: datetime,
        context_args: dict | None = None,
        careful: bool = False,
    ):
        """``careful``: every kind of page that anybody comes to is checked by axe, once."""
        self.browser, self.url, self.name = browser, live_server.url, name
        self.context_args = context_args or {"locale": "ja-JP", "timezone_id": "Asia/Tokyo"}
        self.calendar = Calendar(start)
        self.troubles: list[str] = []
        self.careful, self.looked_at = careful, set()
        self._people: dict[int | None, Person] = {}
        self._numbers = count(1)
        self.folder = Path(settings.BASE_DIR) / "var" / "screenshots" / name
        self.folder.mkdir(parents=True, exist_ok=True)

    def stranger(self) -> Person:
        """Return a new visitor who is not logged in."""
        context = self.browser.new_context(viewport=SIZES["wide"], **self.context_args)
        context.set_default_timeout(15_000)
        page = context.new_page()
        page.on("console", lambda each: each.type == "error" and self._note(page, each.text))
        page.on("pageerror", lambda error: self._note(page, str(error)))
        page.on("request", lambda each: self._host(page, each.url))
        return Person(self, page)

    def public(self) -> Person:
        """Return the visitor without an account, always the same."""
        return self._people.setdefault(None, None) or self._remember(None, self.stranger())

    def person(self, user: User) -> Person:
        """Return the browser of ``user``, who is logged in."""
        if user.pk in self._people:
            return self._people[user.pk]
        client = Client()
        client.force_login(user, backend=BACKEND)
        made = self.stranger()
        cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
        made.page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": self.url}])
        return self._remember(user.pk, made)

    def knows(self, user: User, person: Person) -> Person:
        """Remember the browser in which ``user`` has logged in by hand."""
        return self._remember(user.pk, person)

    def look(self, page) -> None:
        """Check a page that was not seen before: same address, same heading, same number of fields is the same page."""
        kind = (urlsplit(page.url).path, page.locator("h1").all_inner_texts()[:1], page.locator("main [name]").count())
        if self.careful and str(kind) not in self.looked_at:
            self.looked_at.add(str(kind))
            self.troubles += [f"{page.url}: {each}" for each in violations(page)]

    def work(self) -> None:
        """Let the worker do what was queued: mails, scans, search."""
        outbox.drain()

    def shot(self, page, name: str) -> None:
        """Save the page as NN-name-wide.png and NN-name-phone.png."""
        number = next(self._numbers)
        for size, viewport in SIZES.items():
            page.set_viewport_size(viewport)
            page.screenshot(path=self.folder / f"{number:02}-{name}-{size}.png", full_page=True)
        page.set_viewport_size(SIZES["wide"])

    def close(self) -> None:
        """Close all windows."""
        for person in self._people.values():
            if person:
                person.page.context.close()

    def _remember(self, key, person: Person) -> Person:
        self._people[key] = person
        return person

    def _note(self, page, text: str) -> None:
        if "409 (Conflict)" not in text:  # a refusal on purpose
            self.troubles.append(f"{page.url}: {text}")

    def _host(self, page, url: str) -> None:
        if url.startswith(("http:", "https:")) and not url.startswith(self.url):
            self._note(page, f"asks another host: {url}")
