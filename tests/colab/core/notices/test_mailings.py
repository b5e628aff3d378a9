"""Letters: seen before they are sent, sent once; undelivered ones wait for the office."""

import pytest
from django.core import mail

from colab.core import clock, outbox
from colab.core.access import Actor
from colab.core.lifecycle.waiting import waiting_for
from colab.core.notices import notify
from colab.core.notices.enums import NoticeState
from colab.core.notices.models import Mailing, Notice
from colab.demo.builders.people import (
    make_body,
    make_civic_group,
    make_company,
    make_officer,
    make_programme,
    make_user,
    owner_of,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return make_officer("office")


def write(client, **changes):
    words = {"programme": make_programme().pk, "title": "説明会のご案内", "body": "12月1日に開きます"}
    return client.post("/work/letters/to/organisations/", {**words, **changes})


def digest(page):
    return page.content.decode().split('name="digest" value="')[1].split('"')[0]


def test_whom_it_reaches_is_shown_and_it_is_sent_once(office, client_for):
    company, group = make_company(), make_civic_group()
    client = client_for(office)
    draft = write(client)
    path = draft.headers["Location"]
    page = client.get(path)
    text = page.content.decode()
    assert "2人" in text and owner_of(company).email in text and owner_of(group).email in text
    assert mail.outbox == [] and not Notice.objects.exists()
    for _press in range(2):
        client.post(f"{path}send/", {"digest": digest(page)})
    outbox.drain()
    assert len(mail.outbox) == 2
    mailing = Mailing.objects.get()
    assert (mailing.state, mailing.recipient_count, mailing.sent_by) == ("sent", 2, office)
    assert "送信済み: 2" in client.get(path).content.decode()
    assert client.get(f"{path}edit/").status_code == 404


def test_the_audience_can_be_narrowed(office, client_for):
    make_company()
    group = make_civic_group()
    client = client_for(office)
    path = write(client, **{"to-kind": ["civic_group"]}).headers["Location"]
    text = client.get(path).content.decode()
    assert "1人" in text and owner_of(group).email in text


def test_a_list_that_changed_is_shown_again_before_sending(office, client_for):
    make_company()
    client = client_for(office)
    path = write(client).headers["Location"]
    seen = digest(client.get(path))
    late = make_company()
    answer = client.post(f"{path}send/", {"digest": seen}, follow=True)
    assert owner_of(late).email in answer.content.decode()
    assert Mailing.objects.get().state == "draft" and not Notice.objects.exists()


def test_only_the_programmes_own_office_may_see_and_send(office, client_for):
    make_company()
    path = write(client_for(office)).headers["Location"]
    other = make_officer("office", programme=make_programme(make_body(), "other", name="別の事業"))
    for client in (client_for(other), client_for(make_user())):
        assert client.get(path).status_code == 404
        assert client.post(f"{path}send/", {"digest": "x"}).status_code == 404
    assert client_for(make_user()).get("/work/letters/").status_code == 404
    assert write(client_for(other)).status_code == 200
    assert Mailing.objects.count() == 1
    assert client_for(make_officer("auditor")).get(path).status_code == 200


def test_bounces_wait_for_the_office_until_handled(office, client_for):
    user = make_user("gone@example.invalid")
    (notice,) = notify("notices.letter", to=user, context={"title": "結果", "body": "本文"})
    Notice.objects.update(state=NoticeState.BOUNCED, state_since=clock.now(), error="550 no such user")
    (group,) = waiting_for(Actor.of(office))
    assert [item.title for item in group.items] == ["結果"]
    assert waiting_for(Actor.of(user)) == []
    client = client_for(office)
    assert "550 no such user" in client.get("/work/notices/undelivered/").content.decode()
    user.email = "new@example.invalid"
    user.save()
    client.post(f"/work/notices/undelivered/{notice.key}/", {"again": "1"})
    outbox.drain()
    assert [m.to[0].split("<")[-1].strip(">") for m in mail.outbox] == ["new@example.invalid"]
    Notice.objects.update(state=NoticeState.FAILED)
    client.post(f"/work/notices/undelivered/{notice.key}/", {"handled": "1"})
    notice.refresh_from_db()
    assert notice.handled_by == office
    assert waiting_for(Actor.of(office)) == []
    assert client_for(user).get("/work/notices/undelivered/").status_code == 404


def test_own_list_is_ones_own(client_for):
    one, two = make_user(), make_user()
    (notice,) = notify("notices.letter", to=one, context={"title": "結果のお知らせ", "body": "本文"})
    assert "結果のお知らせ" in client_for(one).get("/work/notices/").content.decode()
    assert "結果のお知らせ" not in client_for(two).get("/work/notices/").content.decode()
    assert client_for(two).get(f"/work/notices/{notice.key}/").status_code == 404
    assert client_for(one).get(f"/work/notices/{notice.key}/").status_code == 200
    notice.refresh_from_db()
    assert notice.read_at
    client_for(one).post("/work/notices/read/")
    assert "結果のお知らせ" not in client_for(one).get("/work/notices/?unread=1").content.decode()
