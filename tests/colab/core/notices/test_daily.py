"""The daily letter: what can wait comes in one mail; one press ends that kind."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext

from colab.core import clock, notices, outbox
from colab.core.notices.actions.daily import send_letters
from colab.core.notices.enums import NoticeState
from colab.core.notices.models import MutedCategory, Notice, PromptCategory, Subscriber, Subscription
from colab.demo.builders.people import make_user

pytestmark = pytest.mark.django_db
FOUND = "saved_searches.found"
WORDS = {"title": {"ja": "新しい課題", "en": "New challenge"}, "search": "「見守り」", "search_url": "/search/?q=x"}


def tell(to, dedupe, **more):
    notices.notify(FOUND, to=to, context=WORDS, dedupe=dedupe, url=f"/challenges/{dedupe}/", **more)


def letters():
    written = send_letters()
    outbox.drain()
    return written


def test_several_things_come_in_one_mail_with_the_reason_first_and_never_twice():
    user = make_user()
    for dedupe in ("c-1", "c-2", "c-3"):
        tell(user, dedupe)
    outbox.drain()
    assert mail.outbox == [] and set(Notice.objects.values_list("state", flat=True)) == {"gathered"}
    assert letters() == 1
    [letter] = mail.outbox
    assert "3" in letter.subject and letter.body.count("保存した検索（「見守り」）") == 3
    assert all(f"/challenges/{dedupe}/" in letter.body for dedupe in ("c-1", "c-2", "c-3"))
    told = Notice.objects.filter(kind=FOUND)
    assert set(told.values_list("state", "letter__kind")) == {("digested", "notices.daily")}
    assert letters() == 0 and len(mail.outbox) == 1


def test_what_comes_after_the_days_letter_waits_for_the_next_day():
    user = make_user()
    tell(user, "c-1")
    letters()
    tell(user, "c-2")
    assert letters() == 0
    with clock.frozen(clock.now() + timedelta(days=1)):
        assert letters() == 1
    assert len(mail.outbox) == 2 and "/challenges/c-2/" in mail.outbox[1].body


def test_who_wants_it_at_once_gets_it_at_once(client):
    user = make_user()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    client.post("/work/notices/settings/", {"mailed": ["match"], "prompt": ["match"]})
    assert PromptCategory.objects.filter(user=user, category="match").exists()
    tell(user, "c-1")
    outbox.drain()
    assert len(mail.outbox) == 1 and send_letters() == 0
    client.post("/work/notices/settings/", {"mailed": ["match"]})
    tell(user, "c-2")
    assert Notice.objects.get(dedupe="c-2").state == NoticeState.GATHERED


def test_one_press_ends_that_kind_and_nothing_else(client):
    user = make_user()
    tell(user, "c-1")
    letters()
    message = mail.outbox[0]
    path = re.search(r"http://[^/]+(/\S*stop-kind/\S+)", message.body)[1]
    assert path in message.extra_headers["List-Unsubscribe"]
    assert message.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert client.get(path).status_code == 200 and not MutedCategory.objects.exists()
    assert "合いそうな課題" in client.post(path).content.decode()
    assert list(MutedCategory.objects.values_list("user", "category")) == [(user.pk, "match")]
    assert client.post(path).status_code == 200
    assert client.post(path[:-4] + "abc/").status_code == 410
    tell(user, "c-2")
    assert Notice.objects.get(dedupe="c-2").state == NoticeState.KEPT


def test_what_was_muted_after_it_was_gathered_does_not_leave():
    user = make_user()
    tell(user, "c-1")
    MutedCategory.objects.create(user=user, category="match")
    assert letters() == 0 and Notice.objects.get().state == NoticeState.KEPT


def test_an_address_without_an_account_ends_one_topic_by_one_press(client):
    reader = Subscriber.objects.create(
        address="reader@example.invalid", language="ja", created_at=clock.now(), confirmed_at=clock.now()
    )
    for topic in ("follow:challenge:abc", "new_challenge"):
        Subscription.objects.create(topic=topic, subscriber=reader, since=clock.now())
    to = notices.Address(reader.address, "ja", reader.pk)
    tell(to, "c-1", subject_ref=("challenge", "abc"))
    letters()
    path = re.search(r"http://[^/]+(/\S*stop-kind/\S+)", mail.outbox[0].body)[1]
    assert client.get(path).status_code == 200 and client.post(path).status_code == 200
    assert list(Subscription.objects.values_list("topic", flat=True)) == ["new_challenge"]
    assert client.post(path).status_code == 200


def test_a_closed_account_gets_no_letter():
    user = make_user()
    tell(user, "c-1")
    user.is_active = False
    user.save()
    assert letters() == 0 and mail.outbox == []


def test_a_long_letter_asks_no_more_than_a_short_one():
    counts = []
    for many in (1, 8):
        user = make_user()
        for number in range(many):
            tell(user, f"{many}-{number}")
        with CaptureQueriesContext(connection) as asked:
            assert send_letters() == 1
        counts.append(len(asked))
    assert counts[0] == counts[1]
