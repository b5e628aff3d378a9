"""A Redis of our own is killed and comes back: no page fails, nothing that was kept meanwhile stays."""

import os
import signal
import socket
import subprocess
import tempfile
import time

import pytest
import redis
from django.conf import settings as site
from django.core.cache import caches
from redis.exceptions import RedisError

from colab.ops import pagecache, steady
from colab.ops.parts import cache as part

pytestmark = [pytest.mark.needs("redis"), pytest.mark.slow]


class Server:
    """One Redis on a free port."""

    def __init__(self, folder):
        self.folder, self.process = folder, None
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]

    def start(self):
        script = site.BASE_DIR / "tests" / "services" / "redis"
        command = [str(script), str(self.folder), str(self.port)]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, start_new_session=True)
        for _n in range(200):
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                return
            except OSError:
                time.sleep(0.1)
        raise AssertionError("redis did not come up")

    def kill(self):
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


@pytest.fixture
def server():
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o755)  # as root, the server runs as a user of its own
        made = Server(folder)
        try:
            made.start()
            yield made
        finally:
            if made.process and made.process.poll() is None:
                made.kill()


@pytest.fixture
def cache(server, settings, monkeypatch):
    """The site's cache, in that server."""
    monkeypatch.setattr(steady.Away, "told", False)
    monkeypatch.setattr(steady.Away, "until", 0.0)
    settings.CACHES = {
        "default": {
            "BACKEND": "colab.ops.steady.SteadyRedisCache",
            "LOCATION": f"redis://127.0.0.1:{server.port}/0",
            "OPTIONS": {"socket_connect_timeout": 1, "socket_timeout": 2},
        }
    }
    return caches["default"]


def test_it_answers_from_its_own_memory_meanwhile(server, cache, monkeypatch):
    cache.set("word", "before")
    assert cache.get("word") == "before" and cache.reaches() and not cache.is_away
    server.kill()
    assert cache.get("word") is None and cache.is_away
    assert cache.add("count", 1) and cache.incr("count") == 2
    assert cache.get_many(["count", "word"]) == {"count": 2}
    with pytest.raises(RedisError):
        cache.reaches()
    server.start()
    monkeypatch.setattr(steady.Away, "until", 0.0)
    assert cache.get("count") is None and not cache.is_away, "what was counted alone is over"
    cache.set("word", "after")
    assert cache.reaches() and cache.get("word") == "after"


def test_a_server_that_fails_is_left_alone_for_a_while(server, cache, monkeypatch):
    server.kill()
    cache.get("word")
    monkeypatch.setattr(steady.SteadyRedisCache, "_gone", lambda *args: pytest.fail("asked again"))
    for _n in range(20):
        assert cache.get("word") is None


@pytest.mark.django_db
def test_pages_go_on_without_a_cache(server, cache, settings, client):
    settings.KEEP_PAGES = True
    pagecache.forget_all()
    server.kill()
    answers = [client.get("/") for _n in range(3)]
    assert [answer.status_code for answer in answers] == [200] * 3
    assert not any("X-Kept" in answer for answer in answers), "nobody would learn that it is old"
    pagecache.wrote(1)
    assert pagecache.mark(1) is None, "the other processes know nothing of what this one remembers"
    ready = client.get("/readyz")
    assert (ready.status_code, ready.json()["cache"]) == (200, False)
    assert client.post("/accounts/login/", {"login": "a@example.com", "password": "x"}).status_code == 200
    with pytest.raises(RedisError):
        part.probe()


def test_what_changed_meanwhile_is_told_when_it_is_back(server, cache, settings, monkeypatch):
    pagecache.forget_all()
    before = cache.get(pagecache.NUMBER)
    os.killpg(server.process.pid, signal.SIGSTOP)  # silent for a while, and nothing lost
    try:
        assert cache.get("word") is None and cache.is_away
        pagecache.forget_all()
    finally:
        os.killpg(server.process.pid, signal.SIGCONT)
    with redis.from_url(settings.CACHES["default"]["LOCATION"]) as others:
        (key,) = others.keys(f"*{pagecache.NUMBER}")
        assert int(others.get(key)) == before, "the other processes were not told"
        monkeypatch.setattr(steady.Away, "until", 0.0)
        assert pagecache.mark(1)[0] > before
        assert int(others.get(key)) > before
