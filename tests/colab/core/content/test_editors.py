"""Editors' pages: moderated, and published and taken down at the times set."""

from datetime import timedelta

import pytest
from django.urls import reverse
from wagtail.models import Revision

from challenges.pages.models import ChallengePage
from colab.core import clock
from colab.core.content.models import NewsIndexPage, NewsPage
from colab.core.content.timed import publish_due
from colab.demo.builders.challenges import draft_challenge
from colab.demo.builders.people import make_officer

pytestmark = pytest.mark.django_db


@pytest.fixture
def news():
    return NewsIndexPage.objects.get(locale__language_code="ja")


def planned(news, slug, *, go_live_at=None, expire_at=None):
    """Add a piece of news as the admin does: planned where it has a time to go live, else live at once."""
    page = NewsPage(title=f"題 {slug}", slug=slug, live=not go_live_at, go_live_at=go_live_at, expire_at=expire_at)
    news.add_child(instance=page)
    page.save_revision(approved_go_live_at=go_live_at)
    return page


def test_pages_go_and_come_at_the_times_set(client, news):
    now, day = clock.now(), timedelta(days=1)
    planned(news, "due", go_live_at=now - day)
    planned(news, "later", go_live_at=now + day)
    planned(news, "over", expire_at=now - day)
    planned(news, "lasting", expire_at=now + day)
    assert publish_due() == 2
    shown = client.get("/news/").content.decode()
    assert [slug in shown for slug in ("題 due", "題 later", "題 over", "題 lasting")] == [True, False, False, True]
    assert client.get("/news/over/").status_code == client.get("/news/later/").status_code == 404
    assert publish_due() == 0
    assert publish_due(now + 2 * day) == 2
    assert client.get("/news/lasting/").status_code == 404


def test_the_words_of_a_challenge_are_published_by_its_verbs_only():
    challenge = draft_challenge()
    for page in ChallengePage.objects.filter(translation_key=challenge.translation_key).order_by("pk"):
        page.save_revision(approved_go_live_at=clock.now() - timedelta(days=1))
    planned = Revision.objects.filter(approved_go_live_at__isnull=False)
    assert planned.exists() and publish_due() == 0
    assert not ChallengePage.objects.filter(translation_key=challenge.translation_key, live=True).exists()


def test_an_editor_hands_in_and_an_administrator_publishes(client, client_for, news):
    editor, admin = client_for(make_officer("editor")), client_for(make_officer("office_admin"))
    form = {
        "title": "新しい知らせ",
        "slug": "fresh",
        "date": "2026-11-29",
        "body-count": "0",
        "comments-TOTAL_FORMS": "0",
    }
    form |= {"comments-INITIAL_FORMS": "0", "comments-MIN_NUM_FORMS": "0", "comments-MAX_NUM_FORMS": "1000"}
    add = f"/cms/pages/add/content/newspage/{news.pk}/"
    editor.post(add, {**form, "action-publish": "1"})
    page = NewsPage.objects.get(slug="fresh")
    assert not page.live, "an editor cannot publish alone"
    editor.post(f"/cms/pages/{page.pk}/edit/", {**form, "action-submit": "1"})
    assert client.get("/news/fresh/").status_code == 404
    task = page.current_workflow_task_state
    assert task.status == "in_progress"
    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", task.pk])
    assert admin.post(url, {"comment": ""}).status_code == 302
    assert client.get("/news/fresh/").status_code == 200
