"""The index follows the rows: within their transaction, through the outbox, and by the command."""

import json
from io import StringIO

import pytest
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from django.db import transaction

from colab.core import outbox, search
from colab.core.outbox.models import OutboxItem
from colab.core.search import analysis, engines, tasks
from colab.core.search.models import Entry


def test_a_rolled_back_change_leaves_no_trace(embedded):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        embedded.add("消える本")
        raise ZeroDivisionError
    assert embedded.found("消える") == []


def test_unchanged_documents_are_not_written_again(embedded):
    group = embedded.add("同じ本")
    before = Entry.objects.get()
    search.touch(group)
    assert Entry.objects.get().version == before.version == 1
    embedded.change(group, body="違う")
    assert Entry.objects.get().version == 2


def test_a_fault_in_build_does_not_stop_the_save_and_is_tried_again(embedded, caplog):
    group = embedded.add("よい本")
    embedded.docs[group.name] = {"title": "壊れた本", "no_such_field": 1}
    with outbox.held():
        search.touch(group)
    assert embedded.found("よい") == ["よい本"]
    embedded.docs[group.name] = {"title": "直った本"}
    tasks.touch_again(OutboxItem.objects.get(topic=tasks.RETRY).payload, None)
    assert embedded.found("直った") == ["直った本"]


def test_followers_are_touched(embedded, django_user_model):
    group = embedded.add("持ち主のいる本")
    search.follow(django_user_model, lambda user: Group.objects.order_by("pk"))
    embedded.docs[group.name]["title"] = "新しい題"
    search.touch(django_user_model())
    assert embedded.found("新しい") == ["新しい題"]


def test_batched_touches_once_and_paused_not_at_all(embedded):
    with search.batched():
        group = embedded.add("まとめた本")
        assert Entry.objects.count() == 0
        search.touch(group)
    assert embedded.found("まとめ") == ["まとめた本"]
    with search.paused():
        embedded.change(group, title="止めた本")
    assert embedded.found("止めた") == []
    call_command("reindex", verbosity=0)
    assert embedded.found("止めた") == ["止めた本"]


def test_a_forgotten_document_keeps_nothing(embedded):
    group = embedded.add("秘密の本", body="中身", facets={"a": "b"})
    embedded.remove(group)
    entry = Entry.objects.get()
    assert (entry.gone, entry.title, entry.body, entry.facet_rows.count(), entry.token_rows.count()) == (
        True,
        "",
        "",
        0,
        0,
    )


def test_reindex_builds_forgets_and_renews_old_tokens(embedded, monkeypatch):
    kept, lost = embedded.add("残る本"), embedded.add("消す本")
    Group.objects.filter(pk=lost.pk).delete()
    monkeypatch.setattr(analysis, "TOKEN_VERSION", 99)
    out = StringIO()
    call_command("reindex", stdout=out)
    assert embedded.found("") == ["残る本"]
    assert Entry.objects.get(object_key=str(kept.pk)).token_version == 99
    assert "book: 1/1" in out.getvalue()
    with pytest.raises(CommandError, match="no such kind"):
        call_command("reindex", kind=["ghost"])
    with pytest.raises(CommandError, match="ELASTICSEARCH_URL"):
        call_command("reindex", engine="elasticsearch")


def test_search_command_prints_json(embedded):
    embedded.add("避難所の本", facets={"area": "disaster"})
    embedded.add("内密の避難所", visibility=["org:1"])
    out = StringIO()
    call_command("search", "避難所", "--kind", "book", "--json", stdout=out)
    data = json.loads(out.getvalue())
    assert (data["total"], data["hits"][0]["title"], data["facets"]) == (1, "避難所の本", {"area": {"disaster": 1}})
    out = StringIO()
    call_command("search", "避難所", "--all", stdout=out)
    assert "内密" in out.getvalue()
    with pytest.raises(CommandError):
        call_command("search", "x", kind="ghost")


@pytest.fixture
def server_away(settings):
    """A search server that nobody is."""
    settings.ELASTICSEARCH_URL = "http://127.0.0.1:9"
    settings.ELASTICSEARCH_INDEX_PREFIX = "colab-away"
    engines._elastic.cache_clear()
    yield
    engines._elastic.cache_clear()


def test_while_the_server_is_away_saves_work_pages_answer_and_nothing_is_lost(embedded, client, server_away):
    with outbox.held():
        embedded.add("留守の本")
    item = OutboxItem.objects.get(topic=tasks.ENTRIES)
    assert item.done_at is None
    with pytest.raises(outbox.Later):
        tasks.send_entries(item.payload, item)
    html = client.get("/search/?q=留守").content.decode()
    assert "<mark>留守</mark>の本" in html and "予備" in html
    with pytest.raises(CommandError, match="does not answer"):
        call_command("reindex", verbosity=0)
