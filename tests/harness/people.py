"""Browsing as somebody."""

import pytest
from django.test import Client

BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def client_for(db):
    """Return a function: user -> a new client logged in as that person."""

    def make(user):
        made = Client()
        made.force_login(user, backend=BACKEND)
        return made

    return make


@pytest.fixture
def as_user(client):
    """Return a function that logs a person in on the `client` fixture and returns it."""

    def log_in(user):
        client.force_login(user, backend=BACKEND)
        return client

    return log_in
