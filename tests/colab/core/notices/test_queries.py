"""Lists ask as many questions for many rows as for one."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from colab.core import access, clock
from colab.core.access import Actor, rules
from colab.core.notices import notify
from colab.core.notices.actions.talk import post_message
from colab.core.notices.models import Mailing, Notice
from colab.core.organisations.models import Organisation
from colab.demo.builders.people import make_company, make_officer, make_programme, make_user, owner_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return make_officer("office")


def test_own_notices(assert_queries_flat, client_for, office):
    def build(n):
        for _n in range(n):
            notify("notices.letter", to=office, context={"title": "件名", "body": "本文"})
        return "/work/notices/"

    assert_queries_flat(build, client_for(office))


def test_undelivered(assert_queries_flat, client_for, office):
    def build(n):
        for _n in range(n):
            notify("notices.letter", to=make_user(), context={"title": "件名", "body": "本文"})
        Notice.objects.update(state="bounced")
        return "/work/notices/undelivered/"

    assert_queries_flat(build, client_for(office))


def test_letters(assert_queries_flat, client_for, office):
    def build(n):
        for _n in range(n):
            Mailing.objects.create(
                programme=make_programme(), audience="organisations", title="件名", body="本文",
                created_by=make_user(), created_at=clock.now(),
            )  # fmt: skip
        return "/work/letters/"

    assert_queries_flat(build, client_for(office))


def test_thread(assert_queries_flat, client_for, office, monkeypatch):
    monkeypatch.setitem(rules._rules, (Organisation, "thread"), lambda actor: access.ALL)
    company = make_company()
    actor = Actor.of(owner_of(company))

    def build(n):
        for _n in range(n):
            file = SimpleUploadedFile("a.txt", b"text")
            post_message(company, actor=actor, body="話", uploads=[_held(file)])
        return f"/work/s/organisation/{company.key}/thread/"

    assert_queries_flat(build, client_for(office))


def _held(file):
    from colab.core.files.actions.store import hold

    return hold(file, purpose="thread.file")


def test_letters_and_undelivered_mail_as_files(client_for, office):
    addressee = make_user("far@example.invalid")
    notify("notices.letter", to=addressee, context={"title": "件名", "body": "本文"})
    Notice.objects.update(state="bounced", error="550 no such user")
    browser = client_for(office)
    lines = b"".join(browser.get("/work/notices/undelivered/?format=csv")).decode().splitlines()
    assert len(lines) == 2 and "far@example.invalid" in lines[1] and "550 no such user" in lines[1]
    assert b"".join(browser.get("/work/letters/?format=csv")).decode().startswith("件名,")
    assert client_for(addressee).get("/work/notices/undelivered/?format=csv").status_code == 404
