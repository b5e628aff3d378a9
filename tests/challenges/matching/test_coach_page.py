"""The coach in a real browser: beside the form on a wide screen, below it on a phone, in both languages."""

import os

import pytest
from django.conf import settings
from django.test import Client

from colab.demo.builders.challenges import draft_challenge, officer

BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.mark.django_db(transaction=True)
def test_hints_are_readable_on_phones_and_desks(good_page, page, live_server):
    challenge = draft_challenge(words={"ja": {"problem": "AIチャットボットを導入したい。"}})
    client = Client()
    client.force_login(officer("section", challenge.unit), backend=BACKEND)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}])
    for language, prefix, words in (("ja", "", "解決策を決めつけない"), ("en", "/en", "No solution prescribed")):
        for width in (360, 1280):
            shown = good_page(f"{prefix}/work/challenges/{challenge.key}/edit/", width)
            coach = shown.locator("section[aria-labelledby=coach-title]")
            assert words in coach.inner_text()
            if folder := os.environ.get("SHOTS"):
                coach.scroll_into_view_if_needed()
                shown.screenshot(path=f"{folder}/coach-{language}-{width}.png")
