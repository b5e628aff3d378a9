"""The pages of matching and of saved searches in a real browser: both languages, telephone and desk, axe clean."""

import pytest
from django.conf import settings
from django.test import Client

from challenges.matching.encoding import encode_behind
from colab.core.saved_searches.actions import save_for
from colab.demo.builders import legal, people
from colab.demo.builders.challenges import officer, open_challenge
from colab.demo.builders.solutions import COLUMNS, OTHER, listed_solution

BACKEND = "django.contrib.auth.backends.ModelBackend"


def log_in(page, live_server, user):
    client = Client()
    client.force_login(user, backend=BACKEND)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}])


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_a_section_reads_why_invites_and_sets_aside_and_a_team_reads_why(good_page, page, live_server, prefix, width):
    challenge = open_challenge()
    near = listed_solution(name="てんけんアイ" + "とても長い名前" * 10)
    listed_solution(**OTHER)
    legal.certified(product_name="認定てんけん", summary=COLUMNS["description"], areas=["environment"])
    encode_behind()
    log_in(page, live_server, officer("section", challenge.unit))
    shown = good_page(f"{prefix}/work/matching/challenge/{challenge.key}/", width)
    shown.locator("input[name=offer][form=invite-form]").first.check()
    shown.locator("button[form=invite-form]").click()
    shown.wait_for_selector("[role=status], .banner--success")
    good_page.check()
    shown.locator("summary", has_text="関係がない" if not prefix else "Not relevant").first.click()
    shown.locator("details[open] select[name=why]").first.select_option("tried")
    shown.locator("details[open] button.button--secondary").first.click()
    shown.wait_for_selector("#set-aside-title")
    good_page.check()
    good_page(f"{prefix}/challenges/{challenge.slug}/", width)
    log_in(page, live_server, officer("office", programme=challenge.programme))
    good_page(f"{prefix}/work/matching/office/", width)
    owner = people.owner_of(near.organisation)
    save_for(owner, "?q=点検&kind=challenge&area=environment")
    log_in(page, live_server, owner)
    for path in ("/work/matching/", "/work/", "/work/searches/", "/work/notices/settings/", "/search/save/?q=x"):
        good_page(f"{prefix}{path}", width)
