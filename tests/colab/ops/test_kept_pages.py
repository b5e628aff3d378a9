"""Pages kept for anonymous readers: fast, never somebody's, never old."""

import contextlib
import threading
import time
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client

from colab.core import clock
from colab.demo.builders import people, sponsorship
from colab.demo.builders.challenges import open_challenge
from colab.ops import pagecache
from pilots.sponsorship.actions.save_level import save_level

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def keeping(settings, monkeypatch):
    settings.KEEP_PAGES = True
    cache.clear()
    monkeypatch.setattr(pagecache, "shelf", pagecache.Shelf())
    pagecache.forget_all()


def test_the_second_reader_costs_no_query(client, django_assert_num_queries):
    open_challenge()
    first = client.get("/challenges/")
    with django_assert_num_queries(0):
        second = Client().get("/challenges/")
    assert second["X-Kept"] == "1" and second.content == first.content
    same = {"Content-Security-Policy", "Content-Type", "Vary", "X-Frame-Options", "Content-Language"} & set(
        first.headers
    )
    assert {name: first[name] for name in same} == {name: second[name] for name in same}
    assert "X-Kept" not in Client().get("/en/challenges/")
    assert Client().head("/challenges/").content == b""


def test_a_change_is_seen_at_once(client):
    challenge = open_challenge()
    before = client.get("/challenges/").content
    assert client.get("/challenges/")["X-Kept"] == "1"
    other = open_challenge()
    after = client.get("/challenges/")
    assert "X-Kept" not in after and after.content != before
    assert challenge.title.encode() in before and other.title.encode() in after.content


def test_a_price_that_was_changed_is_seen_at_once(client, client_for):
    offer = sponsorship.make_offer()
    address, level = f"/sponsors/{offer.programme.code}/", offer.levels.get(name="サポーター")
    client.get(address)
    assert client.get(address)["X-Kept"] == "1"
    level.amount_yen = 80_000
    save_level(level)
    after = client.get(address)
    assert "X-Kept" not in after and "¥80,000" in after.content.decode()
    admin = client_for(people.make_officer("office_admin", programme=offer.programme))
    client.get(address)
    assert client.get(address)["X-Kept"] == "1"
    admin.post(f"/work/sponsors/{offer.programme.code}/offer/", sponsorship.OFFER | {"introduction": "新しい説明"})
    assert "新しい説明" in client.get(address).content.decode()


def test_many_verbs_of_one_transaction_make_the_pages_old_once(monkeypatch):
    times = []
    monkeypatch.setattr(pagecache, "forget_all", lambda: times.append(len(times)))
    with transaction.atomic():
        open_challenge()  # written, checked, approved and opened: one verb after another
        assert times == []
    assert times == [0]


def test_the_log_need_not_look_up_again_where_a_kept_page_led(client, monkeypatch, caplog):
    client.get("/challenges/")
    monkeypatch.setattr("colab.ops.shown.resolve", lambda path: pytest.fail(f"looked up {path}"))
    with caplog.at_level("INFO", "colab.requests"):
        assert client.get("/challenges/")["X-Kept"] == "1"
    assert "GET /challenges/ 200" in caplog.messages


def test_nothing_is_kept_for_those_who_are_known(client, client_for):
    address = f"/challenges/{open_challenge().slug}/"
    client.get(address)
    client.get("/challenges/")
    known = client_for(people.make_user())
    assert "X-Kept" not in known.get(address)
    assert "X-Kept" not in known.get(address)
    assert known.get("/challenges/")["X-Kept"] == "everybody"  # test_shared_pages.py
    assert "X-Kept" not in client.get("/challenges/", headers={"hx-request": "true"})


def test_pages_with_a_form_of_their_own_are_not_kept(client):
    page = client.get("/accounts/login/")
    assert "csrfmiddlewaretoken" in page.content.decode()
    assert "X-Kept" not in Client().get("/accounts/login/")
    assert "X-Kept" not in Client().get("/nowhere/") and "X-Kept" not in Client().get("/nowhere/")


def test_no_kept_page_carries_a_token_of_a_form():
    open_challenge()
    for path in ("/", "/challenges/", "/search/?q=x", "/results/", "/data/", "/events/", "/solutions/"):
        Client().get(path)
    assert not [key for key, kept in pagecache.shelf._pages.items() if b"csrfmiddlewaretoken" in kept.body]


def test_no_page_outlives_the_next_deadline(client, monkeypatch):
    challenge = open_challenge()
    with clock.frozen(challenge.call.closes_at - timedelta(seconds=3)):
        client.get("/challenges/")
        kept = next(iter(pagecache.shelf._pages.values()))
        left = kept.until - pagecache.time.monotonic()
        assert 0 < left <= 3 and kept.latest == kept.until, "it is not given while another is made either"


def test_a_deadline_that_passes_while_the_page_is_made_makes_it_old(client, monkeypatch):
    from colab.ops.middleware import kept_pages

    challenge = open_challenge()
    real = kept_pages.until

    def later(begun):
        with clock.frozen(challenge.call.closes_at + timedelta(seconds=1)):
            return real(begun)

    monkeypatch.setattr(kept_pages, "until", later)
    with clock.frozen(challenge.call.closes_at - timedelta(seconds=1)):
        client.get("/challenges/")
    assert pagecache.shelf._pages
    assert "X-Kept" not in Client().get("/challenges/")


def test_a_change_while_the_page_is_made_makes_it_old(client, monkeypatch):
    open_challenge()
    from colab.ops.middleware import kept_pages

    real = kept_pages.until

    def changing(begun):
        pagecache.forget_all()
        return real(begun)

    monkeypatch.setattr(kept_pages, "until", changing)
    client.get("/challenges/")
    assert "X-Kept" not in Client().get("/challenges/")


def test_the_shelf_is_bounded():
    page = pagecache.Kept(b"x" * 100, (("Content-Type", "text/html"),), 1, pagecache.time.monotonic() + 60)
    shelf = pagecache.Shelf(most=10 * page.size((10,)) + 1)
    for n in range(10, 30):
        shelf.put((n,), page)
    assert len(shelf._pages) == 10 and shelf.get((29,), 1) and not shelf.get((10,), 1)
    # A thousand small answers under long addresses take what they take.
    assert page.size(("x" * 8000,)) > 9000
    assert shelf.get((29,), 2) is None


def test_a_cache_that_is_away_breaks_no_verb(monkeypatch):
    class Away:
        """A cache whose server does not answer."""

        def set(self, *args):
            raise ConnectionError

    monkeypatch.setattr(pagecache, "cache", Away())
    assert open_challenge().state == "open"


class Maker(threading.Thread):
    """Asks the shelf for a page and makes it where it is not there, as the middleware does; ``work`` is the making."""

    def __init__(self, shelf, work, number=1, keeps=True):
        super().__init__(daemon=True)
        self.shelf, self.work, self.number, self.keeps, self.made, self.got = shelf, work, number, keeps, 0, None

    def run(self):
        with contextlib.suppress(ValueError), self.shelf.turn(("page",), self.number) as self.got:
            if self.got is None:
                self.made = 1
                self.work()
                self.got = pagecache.Kept(b"page", (), self.number, time.monotonic() + 60)
                if self.keeps:
                    self.shelf.put(("page",), self.got)


def a_shelf():
    """Return a shelf on which the page stands as it was before a change."""
    shelf = pagecache.Shelf()
    shelf.put(("page",), pagecache.Kept(b"before", (), 0, time.monotonic() + 60))
    return shelf


def together(makers):
    for maker in makers:
        maker.start()
    for maker in makers:
        maker.join(20)
        assert not maker.is_alive()


def test_a_page_asked_for_by_many_at_once_is_made_once():
    shelf = a_shelf()
    makers = [Maker(shelf, lambda: time.sleep(0.2)) for _n in range(8)]
    together(makers)
    assert sum(maker.made for maker in makers) == 1
    assert {maker.got.body for maker in makers} == {b"page"}
    assert not shelf._making


def aged(seconds, number):
    """Return a shelf whose page was kept for a minute, and so many seconds ago."""
    shelf, now = pagecache.Shelf(), time.monotonic()
    spare = pagecache.PATIENCE_SECONDS
    shelf.put(("page",), pagecache.Kept(b"before", (), number, now - seconds, now - seconds + spare))
    return shelf


@pytest.mark.parametrize(
    ("seconds", "number", "given"),
    [(0.1, 1, b"before"), (pagecache.PATIENCE_SECONDS + 1, 1, b"page"), (0.1, 0, b"page")],
    ids=["a minute old", "too old", "something happened"],
)
def test_while_a_page_is_made_others_get_the_old_one_only_if_it_is_true_still(seconds, number, given):
    shelf, begun = aged(seconds, number), threading.Event()

    def work():
        begun.set()
        time.sleep(0.3)

    first = Maker(shelf, work)
    first.start()
    assert begun.wait(10)
    others = [Maker(shelf, lambda: None) for _n in range(5)]
    together(others)
    first.join(10)
    assert first.made == 1 and not any(other.made for other in others)
    assert {other.got.body for other in others} == {given}
    assert shelf.get(("page",), 1).body == b"page", "the new one is kept"
    assert not shelf._making


@pytest.mark.parametrize("breaks", [False, True])
def test_what_is_not_kept_holds_others_up_once_only(breaks):
    shelf = a_shelf()
    begun, others = threading.Event(), threading.Barrier(7, timeout=10)

    def first():
        begun.set()
        time.sleep(0.2)
        if breaks:
            raise ValueError

    makers = [Maker(shelf, first, keeps=False), *(Maker(shelf, others.wait, keeps=False) for _n in range(7))]
    makers[0].start()
    begun.wait(10)
    together(makers[1:])  # one after the other they would wait for one another in vain
    makers[0].join(10)
    assert [maker.made for maker in makers] == [1] * 8
    assert not others.broken and not shelf._making
    assert not shelf._pages, "the next ones wait for nobody"


def test_nobody_waits_for_a_page_that_was_never_kept():
    shelf, all_of_them = pagecache.Shelf(), threading.Barrier(8, timeout=10)
    makers = [Maker(shelf, all_of_them.wait, keeps=False) for _n in range(8)]
    together(makers)
    assert [maker.made for maker in makers] == [1] * 8 and not all_of_them.broken


def test_who_asks_after_a_change_waits_for_nobody_from_before():
    shelf = a_shelf()
    both = threading.Barrier(2, timeout=10)
    makers = [Maker(shelf, both.wait, number=1), Maker(shelf, both.wait, number=2)]
    together(makers)
    assert [maker.got.number for maker in makers] == [1, 2]
