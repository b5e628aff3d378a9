"""Pages made once for all who are logged in: the same as each would have got, and never anything that is theirs."""

import re

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client

from challenges.questions.actions.ask import ask
from colab.core.notices import notify
from colab.core.notices.models import Notice
from colab.core.organisations.models import User
from colab.core.ui.sharing import EVERYBODY, kept_for
from colab.demo.builders import legal, people
from colab.demo.builders.cases import whole_case
from colab.demo.builders.challenges import officer, open_challenge
from colab.demo.builders.submissions import draft_pitch, team_of
from colab.ops import pagecache
from tests.budgets.pages import our_pages

pytestmark = pytest.mark.django_db(transaction=True)
EACH_TIME_ANEW = re.compile(rb'csrfmiddlewaretoken" value="\w+"|chart-\d+')


@pytest.fixture(autouse=True)
def keeping(settings, monkeypatch):
    settings.KEEP_PAGES = True
    cache.clear()
    monkeypatch.setattr(pagecache, "shelf", pagecache.Shelf())
    pagecache.forget_all()


def plain(response) -> bytes:
    """Return the page without what differs each time it is made."""
    return EACH_TIME_ANEW.sub(b"", response.content)


def shared_pages():
    """Return the pages whose views are marked."""
    return [page for page in our_pages() if kept_for(page.view) == EVERYBODY]


def test_everybody_gets_the_page_that_would_have_been_made_for_them(client_for, settings):
    contract = whole_case()
    challenge = open_challenge()
    readers = [
        people.make_user(name="名前だけの人"),
        officer("office", programme=challenge.programme),
        officer("section", challenge.unit),
        officer("auditor"),
        team_of(draft_pitch(challenge=challenge)).user,
    ]
    pages = shared_pages()
    assert {"challenges:list", "open:home", "open:case", "open:cases"} <= {page.name for page in pages}
    addresses = [page.url(*[contract.code] * len(page.arguments)) for page in pages]
    for address in [*addresses, *(f"/en{address}" for address in addresses)]:
        for reader in readers:
            settings.KEEP_PAGES = False
            own = client_for(reader).get(address)
            settings.KEEP_PAGES = True
            shared = client_for(reader).get(address)
            assert shared["X-Kept"] == "everybody", address
            assert plain(shared) == plain(own), (address, reader)
            assert reader.name.encode() in shared.content and b"\0" not in shared.content


def test_the_page_itself_costs_no_query(client_for, django_assert_num_queries):
    reader = client_for(people.make_user())
    for _n in range(2):
        open_challenge()
        first = reader.get("/challenges/").content
        with django_assert_num_queries(3):  # session, person, posts with memberships for name and menu
            assert reader.get("/challenges/").content.count(b"<li>") == first.count(b"<li>")


def test_what_one_did_is_seen_at_once(client_for):
    reader = client_for(people.make_user())
    reader.get("/challenges/")
    other = open_challenge()
    assert other.title in reader.get("/challenges/").content.decode()


def test_the_form_in_the_menu_is_the_readers_own(client_for):
    readers = [Client(enforce_csrf_checks=True) for _n in range(2)]
    for reader in readers:
        reader.force_login(people.make_user(), backend="django.contrib.auth.backends.ModelBackend")
        page = reader.get("/challenges/").content.decode()
        token = re.search(r'csrfmiddlewaretoken" value="(\w+)"', page)[1]
        assert reader.post("/accounts/logout/", {"csrfmiddlewaretoken": token}).status_code == 302


def test_what_was_just_done_is_told(client_for):
    user = people.make_user()
    reader = client_for(user)
    reader.get("/challenges/")
    reader.post("/work/account/", {"name": "新しい名前", "name_en": "", "language": "ja"})
    told = reader.get("/challenges/")
    assert User.objects.get(pk=user.pk).name == "新しい名前"
    assert "X-Kept" not in told and "messages" in told.content.decode()
    assert reader.get("/challenges/")["X-Kept"] == "everybody"


def test_files_and_what_nobody_may_see_go_their_own_way(client_for):
    contract = legal.contract_at("decided")  # not published: no case yet
    reader = client_for(officer("auditor"))
    assert "X-Kept" not in reader.get("/challenges/?format=csv")
    assert reader.get(f"/cases/{contract.code}/").status_code == 404
    assert "X-Kept" not in reader.get("/work/account/")


@pytest.mark.parametrize("address", ["/work/", "/search/?q=確認"])
def test_a_dear_page_is_kept_for_its_reader_alone(client_for, address):
    challenge = open_challenge()
    users = [officer("office", programme=challenge.programme), officer("section", challenge.unit)]
    first, second = [client_for(user) for user in users]
    assert first.get(address)["X-Kept"] == "reader"
    kept = [page for key, page in pagecache.shelf._pages.items() if users[0].pk in key]
    assert len(kept) == 1 and users[0].email.encode() not in kept[0].body
    assert b"\0" not in first.get(address).content
    other = second.get(address).content
    assert len(pagecache.shelf._pages) == 2 and other != first.get(address).content


def test_what_waits_changes_with_a_verb_with_rights_and_with_a_form_of_ones_own(client_for, settings):
    challenge = open_challenge()
    user = officer("section", challenge.unit)
    reader = client_for(user)

    def made_anew() -> bool:
        shelf = pagecache.Shelf()
        before, pagecache.shelf = pagecache.shelf, shelf
        fresh, pagecache.shelf = plain(reader.get("/work/")), before
        assert plain(reader.get("/work/")) == fresh
        return True

    assert made_anew()
    before = plain(reader.get("/work/"))
    ask(challenge, actor=team_of(draft_pitch(challenge=challenge)), body="確認の手順は決まっていますか。")
    asked = plain(reader.get("/work/"))
    assert made_anew() and before != asked
    user.holdings.all().delete()
    assert made_anew() and plain(reader.get("/work/")) != asked
    marks = pagecache.mark(user.pk)
    reader.post("/work/account/", {"name": "新しい名前", "name_en": "", "language": "ja"})
    assert pagecache.mark(user.pk) != marks and "X-Kept" not in reader.get("/work/")  # the word of what was done
    assert made_anew()


def test_a_cache_that_is_away_keeps_nothing(client_for, monkeypatch):
    class Away:
        """A cache whose server does not answer."""

        def get_many(self, *args):
            raise ConnectionError

    open_challenge()
    reader = client_for(people.make_user())
    monkeypatch.setattr(pagecache, "cache", Away())
    assert "X-Kept" not in reader.get("/challenges/") and "X-Kept" not in reader.get("/work/")


def test_a_check_of_a_case_is_made_anew_each_time(client_for):
    address = f"/cases/{whole_case().code}/"
    for reader in (Client(), client_for(people.make_user())):
        reader.get(address)
        assert "X-Kept" in reader.get(address)
        for _twice in range(2):
            answer = reader.get(f"{address}?verify=1")
            assert "X-Kept" not in answer and "no-store" in answer["Cache-Control"]


def test_a_notice_that_was_read_is_counted_no_more(client_for):
    reader = people.make_user()
    with transaction.atomic():
        for _n in range(3):
            notify("notices.letter", to=reader, context={"title": "件名", "body": "本文"})
    browser = client_for(reader)
    count = re.compile(r'href="/work/notices/"[^>]*>[^<]*<[^>]*>(\d)<')
    first = browser.get("/work/")
    assert "X-Kept" in first and count.search(first.content.decode()).group(1) == "3"
    browser.get(f"/work/notices/{Notice.objects.filter(user=reader).latest('pk').key}/")
    assert count.search(browser.get("/work/").content.decode()).group(1) == "2"
