"""Looking at a page writes nothing: every GET of ours under a guard that lets only questions through."""

import re
from collections import Counter

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import NoReverseMatch

from colab.core.lifecycle import all_machines

from .pages import our_pages
from .world import Grower

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
QUESTION = re.compile(r"\s*(SELECT|SAVEPOINT|RELEASE|ROLLBACK|BEGIN|PRAGMA|SET |SHOW)", re.IGNORECASE)
BACKEND = "django.contrib.auth.backends.ModelBackend"
MAY_WRITE = {
    "submissions:start": "the first keystroke is a row: the button that starts a pitch leads here",
    "notices:open": "marks the notice as read",
    "notices:thread": "marks the notices of this thread as read",
}


class Wrote(AssertionError):
    """A page that was only looked at changed something."""


def refuse_writing(execute, sql, params, many, context):
    """Let questions through; sessions and the list of devices may be written, they belong to the visitor.

    So may the trail of who read personal data: a row there is what the reading of such a page leaves.
    """
    if not QUESTION.match(sql) and not re.search("django_session|usersessions_usersession|readings_personalread", sql):
        raise Wrote(sql[:200])
    return execute(sql, params, many, context)


class Fits:
    """Which machines' keys open pages of an app: one that opened none of several pages is not tried on the others."""

    TRIES = 9

    def __init__(self):
        self.tried, self.opened = Counter(), set()

    def worth(self, page, machine) -> bool:
        """Whether the machine's keys may open the page."""
        pair = page.label, machine
        return pair in self.opened or self.tried[pair] < self.TRIES

    def note(self, page, machine, status) -> None:
        """Remember what an attempt showed."""
        self.tried[page.label, machine] += 1
        if status != 404:
            self.opened.add((page.label, machine))


def arguments_for(page, fits):
    """Yield the machine and arguments that may fit the page: of its last subject the key or the code."""
    if not page.arguments:
        yield "", [()]
        return
    for machine in all_machines():
        subject = machine.model._default_manager.order_by("pk").last()
        if subject is None:
            continue
        if page.arguments in (("machine", "key"), ("word", "key")):
            yield machine.name, [(machine.name, subject.key)]
        elif page.arguments == ("machine", "key", "verb"):
            able = [t.verb for t in machine.transitions if subject.state in t.sources]
            yield machine.name, [(machine.name, subject.key, verb) for verb in able]
        elif len(page.arguments) == 1 and fits.worth(page, machine.name):
            slugs = {subject.key: None, (subject.code or "").lower(): None, subject.code: None}
            yield machine.name, [(slug,) for slug in slugs if slug]


def looked_at(client, url):
    """Return the status of a page read to its end while nothing may be written; raises ``Wrote``."""
    with transaction.atomic(), connection.execute_wrapper(refuse_writing):
        response = client.get(url)
        if response.status_code == 200:
            b"".join(response) if response.streaming else response.content
    return response.status_code


def readers(clients, url, *, one_is_enough):
    """Yield each reader's name and what the page answers; where nobody inside finds it, strangers are not asked."""
    for number, (name, client) in enumerate(clients.items(), 1):
        try:
            status = looked_at(client, url)
        except Wrote as error:
            yield name, str(error)
            continue
        yield name, status
        if one_is_enough and (status == 200 or (status == 404 and number == INSIDERS)):
            return


INSIDERS = 4
"""Office, team, section and judge stand first: what none of them finds is no page."""


def test_no_page_writes_when_it_is_looked_at():
    grower = Grower()
    grower.grow(1)
    clients = {}
    for name in ("office_admin", "team", "section", "judge", "anonymous"):
        clients[name] = Client()
        if grower.cast[name]:
            clients[name].force_login(grower.cast[name], backend=BACKEND)
    wrote, seen, fits = {}, set(), Fits()
    for page in our_pages():
        if page.name in MAY_WRITE:
            continue
        for machine, found in arguments_for(page, fits):
            best = 404
            for arguments in found:
                try:
                    url = page.url(*arguments)
                except NoReverseMatch:
                    continue
                for name, answer in readers(clients, url, one_is_enough=bool(arguments)):
                    if isinstance(answer, str):
                        wrote[page.name, name] = answer
                        answer = 200
                    if answer == 200:
                        seen.add(page.name)
                    best = min(best, answer)
            if machine:
                fits.note(page, machine, best)
    assert wrote == {}
    assert len(seen) > 130, sorted(seen)
