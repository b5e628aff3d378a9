"""What the journeys in a browser share."""

import pytest

from .phone import Phone


@pytest.fixture(params=["ja", "en"])
def language(request):
    """The language in which a journey is made."""
    return request.param


@pytest.fixture
def phone(page, live_server, client_for, good_page, language):
    """Return a telephone in that language, with the checks of every page it opens."""
    page.set_default_timeout(60_000)
    return Phone(page, live_server.url, client_for, good_page, "/en" if language == "en" else "")
