"""Saved searches: kept once whoever asks, told once what is new and public, with and without an account."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from django.urls import reverse

from colab.core import clock, outbox, search
from colab.core.lifecycle import apply
from colab.core.notices.actions.daily import send_letters
from colab.core.notices.models import Notice, Subscription
from colab.core.saved_searches import actions, asking
from colab.core.saved_searches.models import SavedSearch
from colab.core.search.models import Entry
from colab.demo.builders import people
from colab.demo.builders.challenges import draft_challenge, open_challenge
from colab.demo.builders.solutions import OTHER, draft_solution, listed_solution

pytestmark = pytest.mark.django_db
QUERY = "?q=点検&kind=solution"


def told():
    found = actions.tell_all()
    outbox.drain()
    return found


def later(hours=2):
    return clock.frozen(clock.now() + timedelta(hours=hours))


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("?q=点検&page=3&sort=date", "?q=%E7%82%B9%E6%A4%9C"),
        ("q=分野:防災&kind=", "?area=disaster"),
        ("?kind=nothing&q=a", "?q=a"),
        ("?page=2", ""),
        ("", ""),
        ("?q=%00%20%20", ""),
        ("?%ff=%ff&page=x", ""),
    ],
)
def test_a_question_is_kept_as_the_page_writes_it(typed, kept):
    assert asking.normalised(typed) == kept


def test_a_question_of_ten_thousand_letters_is_kept_cut(client):
    client.post(reverse("saved_searches:save"), {"query": "q=" + "長" * 10_000, "address": "reader@example.invalid"})
    assert SavedSearch.objects.get().query.count("%E9%95%B7") == 300


def test_what_becomes_public_is_told_once_and_only_what_answers():
    user = people.make_user()
    actions.save_for(user, QUERY)
    actions.save_for(user, "?kind=solution&q=点検&sort=date")
    assert SavedSearch.objects.count() == 1 == Subscription.objects.count()
    near, _far, draft = listed_solution(), listed_solution(**OTHER), draft_solution(name="点検の下書き")
    assert told() == 1
    with later():
        told()
        assert list(Notice.objects.filter(kind="saved_searches.found").values_list("user", flat=True)) == [user.pk]
        apply("submit", draft, actor=people.as_actor(people.owner_of(draft.organisation)))
        told()
        assert Notice.objects.filter(kind="saved_searches.found").count() == 1
        send_letters()
        outbox.drain()
    assert near.name in mail.outbox[-1].body and draft.name not in mail.outbox[-1].body


def test_what_was_public_before_is_no_news():
    with clock.frozen(clock.now() - timedelta(days=3)):
        listed_solution()
    actions.save_for(people.make_user(), QUERY)
    assert told() == 0


def test_another_ones_hidden_rows_are_never_told():
    section = draft_challenge()
    actions.save_for(people.make_user(), "?q=確認作業")
    with search.batched():
        search.touch(section)
    assert told() == 0
    open_challenge()
    assert told() == 1


def test_with_an_account_it_is_saved_listed_and_ended_on_pages(client_for):
    user = people.make_user()
    client = client_for(user)
    page = client.get(reverse("search:search"), {"q": "点検"}).content.decode()
    path = re.search(r'href="(/search/save/[^"]+)"', page)[1].replace("&amp;", "&")
    assert "点検" in client.get(path).content.decode()
    words = client.post(path, {"query": "?q=点検"}, follow=True).content.decode()
    assert "「点検」" in words
    [saved] = actions.of_person(user)
    stranger = client_for(people.make_user())
    stranger.post(reverse("saved_searches:let_go", args=[saved.key]))
    assert actions.of_person(user) == [saved]
    client.post(reverse("saved_searches:let_go", args=[saved.key]))
    assert actions.of_person(user) == []


def test_without_an_account_nothing_is_told_before_the_address_is_confirmed(client):
    client.post(reverse("saved_searches:save"), {"query": QUERY, "address": "reader@example.invalid"})
    outbox.drain()
    assert "「点検」" in mail.outbox[0].body
    listed_solution()
    assert told() == 0 or not Notice.objects.filter(kind="saved_searches.found").exists()
    path = re.search(r"http://[^/]+(/\S*subscribe/confirm/\S+)", mail.outbox[0].body)[1]
    assert "「点検」" in client.get(path).content.decode() and client.post(path).status_code == 200
    mail.outbox.clear()
    with later():
        newer = listed_solution(name="点検くん")
        assert told() >= 1
        send_letters()
        outbox.drain()
    [letter] = mail.outbox
    assert newer.name in letter.body and letter.to == ["reader@example.invalid"]
    stop = re.search(r"http://[^/]+(/\S*stop-kind/\S+)", letter.body)[1]
    client.post(stop)
    assert not Subscription.objects.exists()


def test_two_requests_in_a_row_are_confirmed_by_one_link(client):
    for query in (QUERY, "?q=予約"):
        client.post(reverse("saved_searches:save"), {"query": query, "address": "reader@example.invalid"})
    outbox.drain()
    assert len(mail.outbox) == 1
    path = re.search(r"http://[^/]+(/\S*subscribe/confirm/\S+)", mail.outbox[0].body)[1]
    words = client.get(path).content.decode()
    assert "「点検」" in words and "「予約」" in words
    client.post(path)
    assert Subscription.objects.count() == 2


def test_a_search_for_everything_is_refused_with_its_reason(client):
    page = client.get(reverse("saved_searches:save")).content.decode()
    assert not client.cookies and "すべてを対象にした検索は保存できません" in page
    with pytest.raises(actions.AsksNothing):
        actions.keep("?page=3")


def test_questions_nobody_wants_are_forgotten_after_a_week():
    user = people.make_user()
    saved = actions.save_for(user, QUERY)
    actions.keep("?q=予約")
    with clock.frozen(clock.now() + timedelta(days=8)):
        assert actions.tidy() == 1 and SavedSearch.objects.get() == saved


def test_an_index_made_anew_is_no_news():
    with clock.frozen(clock.now() - timedelta(days=3)):
        listed_solution()
    actions.save_for(people.make_user(), QUERY)
    Entry.objects.all().delete()
    call_command("reindex", verbosity=0)
    assert Entry.objects.filter(kind="solution").exists() and told() == 0


def test_a_question_asked_again_after_its_last_reader_left_begins_anew():
    user = people.make_user()
    saved = actions.save_for(user, QUERY)
    actions.let_go(user, saved.key)
    with clock.frozen(clock.now() + timedelta(days=6)):
        listed_solution()
    with clock.frozen(clock.now() + timedelta(days=8)):
        actions.ask_address("reader@example.invalid", QUERY, "ja")
        assert actions.tidy() == 0  # its link is on the way
        actions.save_for(user, QUERY)
        told()
        assert not Notice.objects.filter(kind="saved_searches.found").exists()
