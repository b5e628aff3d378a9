"""Looking at a page writes nothing: every GET of ours under a guard that lets only questions through."""

import re

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import NoReverseMatch

from colab.core.lifecycle import all_machines

from .pages import our_pages
from .world import Grower

pytestmark = pytest.mark.django_db
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
    """Let questions through; sessions may be written, they belong to the visitor."""
    if not QUESTION.match(sql) and "django_session" not in sql:
        raise Wrote(sql[:200])
    return execute(sql, params, many, context)


def arguments_for(page):
    """Yield arguments that may fit the page: of every machine's last subject, its key or its code."""
    if not page.arguments:
        yield ()
        return
    for machine in all_machines():
        subject = machine.model._default_manager.order_by("pk").last()
        if subject is None:
            continue
        slugs = filter(None, (subject.key, (subject.code or "").lower(), subject.code))
        if page.arguments == ("machine", "key"):
            yield machine.name, subject.key
        elif page.arguments == ("machine", "key", "verb"):
            able = [t.verb for t in machine.transitions if subject.state in t.sources]
            yield from ((machine.name, subject.key, verb) for verb in able)
        elif page.arguments == ("word", "key"):
            yield machine.name, subject.key
        elif len(page.arguments) == 1:
            yield from ((slug,) for slug in slugs)


def test_no_page_writes_when_it_is_looked_at():
    grower = Grower()
    grower.grow(1)
    clients = {}
    for name in ("anonymous", "office_admin", "section", "team", "judge"):
        clients[name] = Client()
        if grower.cast[name]:
            clients[name].force_login(grower.cast[name], backend=BACKEND)
    wrote, seen = {}, set()
    for page in our_pages():
        if page.name in MAY_WRITE:
            continue
        for arguments in arguments_for(page):
            try:
                url = page.url(*arguments)
            except NoReverseMatch:
                continue
            for name, client in clients.items():
                try:
                    with transaction.atomic(), connection.execute_wrapper(refuse_writing):
                        response = client.get(url)
                        if response.status_code == 200:
                            b"".join(response) if response.streaming else response.content
                            seen.add(page.name)
                            if arguments:
                                break  # one reader is enough for a single row's page
                except Wrote as error:
                    wrote[page.name, name] = str(error)
    assert wrote == {}
    assert len(seen) > 50, sorted(seen)
