"""A search server of our own is killed and comes back in the middle of a load: no save fails, nothing is lost."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from colab.core import outbox
from colab.core.outbox.models import OutboxItem
from colab.core.search import engines
from colab.core.search.engines.elastic import ElasticEngine
from colab.core.search.models import Entry
from colab.core.search.service import query

from .conftest import shelve

pytestmark = [pytest.mark.needs("elasticsearch"), pytest.mark.slow, pytest.mark.django_db]

SERVE = Path(__file__).parents[3] / "services" / "elasticsearch" / "serve"
DOCUMENTS = int(os.environ.get("SEARCH_LOAD", "150"))
PATIENCE = 180


class Server:
    """One node of our own on a free port, its data in `folder`."""

    def __init__(self, folder):
        self.folder, self.process = folder, None
        with socket.socket() as one:
            one.bind(("127.0.0.1", 0))
            self.port = one.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"

    def start(self):
        command = [str(SERVE), str(self.folder), str(self.port)]
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(command, stdout=log, stderr=log, start_new_session=True)
        begun = time.monotonic()
        while time.monotonic() - begun < PATIENCE:
            try:
                urllib.request.urlopen(f"{self.url}/_cluster/health?wait_for_status=yellow", timeout=5)
                return time.monotonic() - begun
            except OSError:
                assert self.process.poll() is None, (self.folder / "log").read_text()[-2000:]
                time.sleep(0.5)
        raise AssertionError("the server did not come up")

    def kill(self):
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


@pytest.fixture
def server(tmp_path):
    folder = tmp_path / "node"
    folder.mkdir()
    server = Server(folder)
    server.start()
    yield server
    if server.process.poll() is None:
        server.kill()


@pytest.fixture
def library(server, settings, clean_registry):
    settings.ELASTICSEARCH_URL, settings.ELASTICSEARCH_INDEX_PREFIX = server.url, "colab-away"
    engines._elastic.cache_clear()
    yield shelve(engines.external())
    engines._elastic.cache_clear()


def drain():
    """Do what is due, and what waits for the server as if its time had come."""
    return outbox.drain(future=True, strict=False, limit=DOCUMENTS * 4)


def changes(library, books, part):
    """Add, change twice, hide and remove, as a third of the load."""
    for number in range(DOCUMENTS // 3):
        book = library.add(f"本{part}-{number}")
        library.change(book, title=f"本{part}-{number} 第二版")
        library.change(book, title=f"本{part}-{number} 第三版")
        if number % 5 == 0:
            library.change(book, visibility=["org:1"])
        if number % 7 == 0:
            library.remove(book)
        books.append(book)


def test_nothing_is_lost_while_the_server_is_away(server, library, capsys):
    books = []
    changes(library, books, 1)
    sent = drain()
    changes(library, books, 2)
    server.kill()
    drain()
    waiting = OutboxItem.objects.filter(topic="search.entries", done_at=None).count()
    changes(library, books, 3)
    reserve = query("第三版")
    assert reserve.reserve and reserve.engine == "embedded"
    expected = {str(pk) for pk in Entry.objects.filter(is_public=True, gone=False).values_list("pk", flat=True)}
    assert reserve.total == len(expected)
    seconds = server.start()
    caught_up = drain()
    engine = ElasticEngine(server.url, "colab-away")
    engine.refresh()
    found = query("第三版", engine=engine, per_page=DOCUMENTS, facets=False)
    assert {str(hit.entry.pk) for hit in found} == expected
    kept = engine.client.search(index=engine.alias, size=DOCUMENTS * 2, version=True, source=False)["hits"]["hits"]
    versions = {int(hit["_id"]): hit["_version"] for hit in kept}
    assert versions == dict(Entry.objects.filter(gone=False).values_list("pk", "version"))
    with capsys.disabled():
        sys.stdout.write(
            f"\nsearch server killed in a load: {len(books)} documents, {sent} sent before, {waiting} waited, "
            f"{caught_up} done after {seconds:.1f} s of restart; lost 0, stale 0, {len(versions)} there\n"
        )
