"""Subscriptions without an account: asked for, confirmed, stopped; silent about who is known."""

import re
from datetime import timedelta

import pytest
from django.core import mail

from colab.core import clock, notices, outbox
from colab.core.notices.actions import subscribe as actions
from colab.core.notices.actions.sweep import KEEP_UNCONFIRMED, sweep
from colab.core.notices.models import Notice, Subscriber, Subscription
from colab.core.organisations.models import User

pytestmark = pytest.mark.django_db
ADDRESS = "reader@example.invalid"
NEWS = {"title": "新しい課題", "body": "本文"}


def ask(client, address=ADDRESS, topics=("new_challenge",), path="/subscribe/"):
    return client.post(path, {"address": address, "topics": topics})


def link(kind="confirm"):
    outbox.drain()
    return re.findall(rf"http://[^/]+(/\S*subscribe/{kind}/\S+)", mail.outbox[-1].body)[0]


def subscribed(client):
    ask(client)
    client.post(link())
    mail.outbox.clear()


def tell(topic="new_challenge", dedupe="c1"):
    notices.broadcast(topic, "notices.letter", context=NEWS, dedupe=dedupe)
    outbox.drain()


def test_nothing_is_sent_before_the_button_is_pressed(client):
    assert ask(client).status_code == 302
    path = link()
    assert client.get(path).status_code == 200
    mail.outbox.clear()
    tell()
    assert mail.outbox == []
    assert client.post(path).status_code == 200
    tell(dedupe="c2")
    assert [m.to for m in mail.outbox] == [[ADDRESS]]


def test_the_link_works_once_and_not_for_ever(client):
    ask(client)
    path = link()
    with clock.frozen(clock.now() + timedelta(days=4)):
        assert client.post(path).status_code == 410
    assert client.post(path).status_code == 200
    assert client.post(path).status_code == 410
    assert client.get("/subscribe/confirm/nonsense/").status_code == 410


def test_the_answer_does_not_tell_whether_an_address_is_known(client):
    subscribed(client)
    User.objects.create_user("person@example.invalid")
    with clock.frozen(clock.now() + timedelta(hours=1)):
        answers = [ask(client, address) for address in (ADDRESS, "person@example.invalid", "nobody@example.invalid")]
        assert {(a.status_code, a.headers["Location"]) for a in answers} == {(302, "/subscribe/?asked=1")}
        outbox.drain()
    assert len(mail.outbox) == 3
    assert len({m.subject for m in mail.outbox}) == 1


def test_an_address_cannot_be_flooded(client):
    for _n in range(5):
        ask(client)
    outbox.drain()
    assert len(mail.outbox) == 1


def test_stop_link_shows_a_button_and_mail_programs_may_press_it(client):
    subscribed(client)
    tell()
    (message,) = mail.outbox
    path = link("stop")
    assert message.extra_headers["List-Unsubscribe"].endswith(f"{path}>")
    assert message.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert client.get(path).status_code == 200
    assert Subscriber.objects.exists()
    strict = type(client)(enforce_csrf_checks=True)
    assert strict.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert not Subscriber.objects.exists() and not Subscription.objects.exists()
    assert client.post(path).status_code == 200
    assert client.post("/subscribe/stop/forged:abc/").status_code == 410


def test_the_token_is_not_kept_in_readable_form(client):
    ask(client)
    path = link()
    token = path.rstrip("/").split("/")[-1]
    notice = Notice.objects.get()
    assert notice.body == ""
    assert token not in Subscriber.objects.get().token_digest


def test_english_readers_get_english_words(client):
    ask(client, path="/en/subscribe/")
    assert "/en/subscribe/confirm/" in link()
    assert mail.outbox[0].subject == "Please confirm your subscription"


def test_bad_input_is_shown_beside_the_field_and_nothing_is_sent(client):
    answer = ask(client, "not an address")
    assert answer.status_code == 200 and "not an address" in answer.content.decode()
    assert ask(client, topics=["follow:challenge:secret"]).status_code == 200
    assert not Subscriber.objects.exists()


def test_one_broadcast_reaches_a_person_once(client):
    user = User.objects.create_user(ADDRESS)
    subscribed(client)
    notices.follow(user, "challenge", "k")
    Subscription.objects.create(topic="follow:challenge:k", subscriber=Subscriber.objects.get(), since=clock.now())
    assert notices.follower_count("challenge", "k") == 2
    tell("follow:challenge:k")
    tell("follow:challenge:k")
    assert [m.to for m in mail.outbox] == [[ADDRESS]] or len(mail.outbox) == 1
    notices.unfollow(user, "challenge", "k")
    assert not notices.follows(user, "challenge", "k")


def test_addresses_never_confirmed_are_forgotten(client):
    ask(client)
    subscribed_one = Subscriber.objects.create(
        address="old@example.invalid", language="ja", created_at=clock.now(), confirmed_at=clock.now()
    )
    with clock.frozen(clock.now() + KEEP_UNCONFIRMED + timedelta(days=1)):
        sweep()
    assert list(Subscriber.objects.all()) == [subscribed_one]


def test_stop_token_names_no_address():
    subscriber = Subscriber(address=ADDRESS, key="abc")
    assert ADDRESS not in actions.stop_token(subscriber)
