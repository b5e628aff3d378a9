"""Following a public subject, with and without an account."""

import pytest
from django.template import Context, Template
from django.test import RequestFactory

from colab.core import notices
from colab.core.organisations.models import Solution
from colab.demo.builders.people import make_company, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def solution():
    return Solution.objects.create(organisation=make_company(), name="水位センサー", state="listed")


def button(user, solution):
    request = RequestFactory().get("/solutions/")
    request.user = user
    return Template("{% load notices %}{% follow_button solution %}").render(
        Context({"request": request, "solution": solution, "csrf_token": "x"})
    )


def test_one_press_follows_and_stops(solution, client_for):
    user = make_user()
    client, path = client_for(user), f"/work/follow/solution/{solution.key}/"
    assert path in button(user, solution)
    answer = client.post(path, {"next": "/solutions/"})
    assert answer.headers["Location"] == "/solutions/"
    assert notices.follows(user, "solution", solution.key)
    client.post(path, {"stop": "1", "next": "https://elsewhere.invalid/"})
    assert not notices.follows(user, "solution", solution.key)


def test_what_one_may_not_see_cannot_be_followed(solution, client_for, client):
    Solution.objects.update(state="draft")
    assert client_for(make_user()).post(f"/work/follow/solution/{solution.key}/").status_code == 404
    assert client.get(f"/subscribe/?follow=solution:{solution.key}").status_code == 404
    assert client.get("/subscribe/?follow=nothing:x").status_code == 404


def test_without_an_account_the_page_offers_the_subject(solution, client):
    from django.contrib.auth.models import AnonymousUser

    assert f"?follow=solution:{solution.key}" in button(AnonymousUser(), solution)
    page = client.get(f"/subscribe/?follow=solution:{solution.key}").content.decode()
    assert "水位センサー" in page
    wanted = {"address": "a@example.invalid", "topics": [f"follow:solution:{solution.key}"]}
    answer = client.post("/subscribe/", {**wanted, "follow": f"solution:{solution.key}"})
    assert answer.status_code == 302
    assert notices.models.Subscriber.objects.get().wanted == wanted["topics"]
