"""A till of our own that behaves as the payment service does, over HTTP on loopback."""

import pytest

from colab.demo.builders.challenges import open_challenge
from colab.demo.builders.payments import asked
from colab.demo.till import Till, serve

SECRET = "whsec_of_the_tests"


@pytest.fixture
def till(settings):
    """A running till that tells nobody; the site talks to it by the same SDK as to the real one."""
    till = Till()
    _server, stop = serve(till)
    settings.STRIPE_SECRET_KEY, settings.STRIPE_API_BASE = "sk_test_1", till.origin
    settings.STRIPE_WEBHOOK_SECRET = SECRET
    yield till
    stop()


@pytest.fixture
def payment(db, till):
    """Something to pay: 3,300 yen."""
    return asked(open_challenge())
