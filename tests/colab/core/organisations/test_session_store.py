"""A session that cannot be written: because the database is away, or because it is gone."""

import pytest
from django.contrib.sessions.models import Session
from django.db import OperationalError, connection
from django.urls import reverse

from colab.demo.builders.people import make_user

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def press(client_for):
    """Return a function that presses a button whose answer leaves a message in the session; gives the status."""
    browser = client_for(make_user())
    browser.raise_request_exception = False

    def send():
        return browser.post(reverse("notices:preferences"), {}).status_code

    assert send() == 302
    return send


def before_the_session(do):
    """Return a wrapper that calls `do` before the session is written."""

    def wrapper(execute, sql, params, many, context):
        if sql.startswith('UPDATE "django_session"'):
            do()
        return execute(sql, params, many, context)

    return connection.execute_wrapper(wrapper)


def test_a_database_that_is_away_is_a_fault_of_the_server(press):
    def gone():
        raise OperationalError("server closed the connection unexpectedly")

    with before_the_session(gone):
        assert press() == 500
    assert press() == 302


def test_a_session_that_was_ended_meanwhile_is_none(press):
    with before_the_session(lambda: Session.objects.all().delete()):
        assert press() == 400
