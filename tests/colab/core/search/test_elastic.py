"""What only the search server has: aliases, versions, swapping, coming back."""

import pytest
from django.core.management import call_command

from colab.core.search import engines, tasks
from colab.core.search.models import Entry

pytestmark = pytest.mark.needs("elasticsearch")


@pytest.fixture
def chosen(elastic, settings, service_url):
    """Make the server the site's own engine, under the test's alias."""
    settings.ELASTICSEARCH_URL = service_url("elasticsearch")
    settings.ELASTICSEARCH_INDEX_PREFIX = elastic.engine.alias.removesuffix("-entries")
    engines._elastic.cache_clear()
    yield elastic
    engines._elastic.cache_clear()


def test_kuromoji_is_used_where_it_is(elastic):
    assert elastic.engine.kuromoji and elastic.engine.icu
    properties = elastic.engine.client.indices.get_mapping(index=elastic.engine.alias).body
    fields = next(iter(properties.values()))["mappings"]["properties"]
    assert fields["body"]["analyzer"] == "japanese"


def test_rebuild_swaps_the_alias_and_removes_the_old_index(elastic):
    elastic.add("一冊目の本")
    elastic.catch_up()
    before = elastic.engine.indices()
    assert elastic.engine.rebuild(lambda: Entry.objects.order_by("pk")) == 1
    after = elastic.engine.indices()
    assert len(after) == 1 and after != before
    assert elastic.found("一冊目") == ["一冊目の本"]


def test_what_changes_during_a_rebuild_is_brought_after(elastic):
    for number in range(3):
        elastic.add(f"{number}番の本")
    entries = lambda: Entry.objects.order_by("pk")  # noqa: E731
    asked = []

    def meanwhile():
        if len(asked) == 1:
            Entry.objects.filter(title="1番の本").update(version=9, is_public=False)
            Entry.objects.filter(title="2番の本").update(version=9, gone=True)
        asked.append(1)
        return entries()

    elastic.engine.rebuild(meanwhile)
    elastic.engine.refresh()
    elastic.behind = False
    assert elastic.found("本") == ["0番の本"]


def test_an_older_state_never_overwrites_a_newer_one(elastic):
    elastic.add("古い題")
    elastic.catch_up()
    entry = Entry.objects.get()
    Entry.objects.update(version=5, is_public=False)
    elastic.engine.send(Entry.objects.order_by("pk"))
    Entry.objects.update(version=entry.version, is_public=True)
    elastic.engine.send(Entry.objects.order_by("pk"))
    elastic.engine.refresh()
    assert elastic.found("古い") == []


def test_commands_and_outbox_reach_the_server(chosen):
    chosen.add("送られた本")
    chosen.engine.drop()
    call_command("reindex", verbosity=0)
    chosen.behind = False
    assert chosen.found("送られた") == ["送られた本"]
    Entry.objects.update(version=7, is_public=False)
    tasks.send_entries({"entries": [Entry.objects.get().pk]}, None)
    chosen.engine.refresh()
    assert chosen.found("送られた") == []


def test_hits_hidden_since_are_not_shown(elastic):
    elastic.add("隠される本")
    assert elastic.found("隠される") == ["隠される本"]
    Entry.objects.update(is_public=False)
    assert elastic.found("隠される") == []
