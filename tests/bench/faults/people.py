"""Persons with a browser, and their patience."""

import random
import re
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.bench.faults.browser import Broken, Browser, Odd
from tests.bench.faults.diary import Diary
from tests.bench.faults.mailbox import Letters
from tests.bench.faults.world import PASSWORD, World

PATIENCE = 240
"""Seconds after which a person gives up."""
LONGEST_PAUSE = 3.0
LOGIN, CODE = "/accounts/login/", "/accounts/login/code/confirm/"


@dataclass
class Person:
    """Somebody with an account; one thing at a time."""

    email: str
    browser: Browser
    letters: Letters
    facts: dict = field(default_factory=dict)
    busy: threading.Lock = field(default_factory=threading.Lock)
    is_in: bool = False

    def get(self, path: str, expected: tuple[int, ...] = (200,)):
        """Open a page, logging in first where the site asks for it."""
        if not self.is_in:
            self.log_in()
        page = self.browser.get(path, expected)
        if page.path == LOGIN:
            self.log_in()
            page = self.browser.get(path, expected)
        return page

    def log_in(self) -> None:
        """Log in with the password, and with the code from the mail where the site asks for one."""
        known = len(self._codes())
        page = self.browser.get(LOGIN)
        if page.path == LOGIN:
            page = self.browser.send(page.form("login", "password"), login=self.email, password=PASSWORD)
        elif page.path == CODE:
            known = 0  # asked for before the connection broke
        if page.path == CODE:
            page = self.browser.send(page.form("code"), code=self._code(known))
        if page.path in (LOGIN, CODE):
            raise Odd(f"{self.email} was not let in: {page.words()[:300]}")
        self.is_in = True

    def _codes(self) -> list[str]:
        mine = [one["text"] for one in self.letters.all() if one["to"] == [self.email]]
        return [found for text in mine for found in re.findall(r"^([A-Z0-9]{4}-[A-Z0-9]{4})\s*$", text, re.M)]

    def _code(self, known: int) -> str:
        """Return the newest code that came after so many."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            if new := self._codes()[known:]:
                return new[-1]
            time.sleep(0.2)
        raise Odd(f"{self.email} got no code")


@dataclass
class Stage:
    """What the actions need: who is there, what was done, what came by mail."""

    world: World
    diary: Diary
    letters: Letters
    site: str
    till: str
    teams: list[Person]
    judges: list[Person]
    officers: list[Person]
    claimed: set[str] = field(default_factory=set)

    def stranger(self) -> Browser:
        """Return a browser of somebody without an account."""
        return Browser(self.site, self.diary.break_)

    def claim(self, keys: list[str], chance: random.Random) -> str:
        """Return one of the keys that nobody is busy with, "" where there is none."""
        with self.diary.lock:
            free = [key for key in keys if key not in self.claimed]
            if not free:
                return ""
            key = chance.choice(free)
            self.claimed.add(key)
            return key

    def release(self, key: str) -> None:
        """Let others have it."""
        with self.diary.lock:
            self.claimed.discard(key)


def assemble(world: World, diary: Diary, letters: Letters, site: str, till: str) -> Stage:
    """Return the stage with a browser for everybody."""

    def person(email: str, facts: dict) -> Person:
        return Person(email, Browser(site, diary.break_), letters, dict(facts))

    return Stage(
        world, diary, letters, site, till,
        teams=[person(one["email"], one) for one in world.teams],
        judges=[person(one["email"], one) for one in world.judges],
        officers=[person(email, {}) for email in world.officers],
    )  # fmt: skip


def borrow(people: list[Person], chance: random.Random) -> Person:
    """Return a person who is free, theirs until `busy` is released."""
    while True:
        for one in chance.sample(people, len(people)):
            if one.busy.acquire(blocking=False):
                return one
        time.sleep(0.05)


def insist(step: Callable[[bool], Any], diary: Diary) -> Any:
    """Do the step; where the connection breaks, wait, and do it again knowing that it may have been done.

    step: called with False first and then with True: look whether it was done, else do it.
    """
    begun, attempt = 0.0, 0
    while True:
        try:
            found = step(attempt > 0)
        except Broken:
            begun = begun or time.monotonic()
            if time.monotonic() - begun > PATIENCE:
                raise
            attempt += 1
            time.sleep(min(0.3 * 2**attempt, LONGEST_PAUSE))
            continue
        with diary.lock:
            diary.retries += attempt
            if begun:
                diary.longest = max(diary.longest, time.monotonic() - begun)
        return found


def till_sessions(stage: Stage) -> list[dict]:
    """Return all sessions at the payment service."""
    import requests

    from tests.bench.faults.parts import STRIPE

    head = {"Authorization": f"Bearer {STRIPE['STRIPE_SECRET_KEY']}"}
    rows: list[dict] = []
    more = True
    while more:
        after = {"starting_after": rows[-1]["id"]} if rows else {}
        asked = {"limit": 100} | after
        page = requests.get(f"{stage.till}/v1/checkout/sessions", asked, headers=head, timeout=30).json()
        rows, more = rows + page["data"], page["has_more"]
    return rows
