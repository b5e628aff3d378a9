"""The parts of one installation as in deploy/, each on a port of its own, all data in one folder."""

import socket
import sys
from pathlib import Path
from urllib.request import urlopen

from tests.bench.faults.processes import ROOT, Part

SERVICES = ROOT / "tests" / "services"
PYTHON = [sys.executable, "-W", "ignore"]
STRIPE = {"STRIPE_SECRET_KEY": "sk_test_faults", "STRIPE_WEBHOOK_SECRET": "whsec_faults"}
SERVERS = ("database", "broker", "cache", "search")
HELPERS = ("till", "mailbox")
"""What stands for the outside world, and is never killed."""
SITE = ("worker", "scheduler", "web")
KILLED = (*SITE, *SERVERS)


def free_ports(count: int) -> int:
    """Return the first of ``count`` neighbouring ports nobody listens on."""
    for first in range(21000, 32000, 10):
        if all(_is_free(first + n) for n in range(count)):
            return first
    raise SystemExit("no free ports")


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


class Installation:
    """All parts, their addresses and the environment of the site."""

    def __init__(self, folder: Path):
        self.folder, first = folder, free_ports(40)
        self.ports = {name: first + 4 * n for n, name in enumerate((*SERVERS, *HELPERS, "web"))}
        self.site = f"http://127.0.0.1:{self.ports['web']}"
        self.database_url = f"postgres://colab:colab@127.0.0.1:{self.ports['database']}/colab"
        self.environment = {
            "DJANGO_SETTINGS_MODULE": "colab.settings",
            "DATABASE_URL": self.database_url,
            "CACHE_URL": f"redis://127.0.0.1:{self.ports['cache']}/0",
            "BROKER_URL": f"amqp://colab:colab@127.0.0.1:{self.ports['broker']}/colab",
            "ELASTICSEARCH_URL": f"http://127.0.0.1:{self.ports['search']}",
            "SMTP_URL": f"smtp://127.0.0.1:{self.ports['mailbox']}",
            "STRIPE_API_BASE": f"http://127.0.0.1:{self.ports['till']}",
            "VAR_DIR": str(folder / "var"),
            "SITE_URL": self.site,
            "SECRET_KEY": "only for the benchmark of faults",
            "PYTHONUNBUFFERED": "1",
            "OPENBLAS_NUM_THREADS": "1",
            "OMP_NUM_THREADS": "1",
            **dict.fromkeys(("STORAGE_URL", "CLAMD_URL", "DEMO_MODE", "GBIZINFO_TOKEN", "OIDC_APPS"), ""),
            **STRIPE,
        }
        self.parts = {part.name: part for part in self._parts()}

    def _parts(self) -> list[Part]:
        scripts = {"database": "postgresql", "broker": "rabbitmq", "cache": "redis", "search": "elasticsearch/serve"}
        looks = {"database": self._database, "broker": self._broker, "cache": self._cache, "search": self._search}
        made = [
            Part(name, [str(SERVICES / scripts[name]), str(self.folder / name), str(self.ports[name])],
                 self._log(name), looks[name], {"DURABLE": ""})
            for name in SERVERS
        ]  # fmt: skip
        made[0].inner = "postgres: colab"
        own = [*PYTHON, "-m"]
        hook = f"{self.site}/hooks/stripe"
        made += [
            Part("mailbox", [*own, "tests.bench.faults.mailbox", str(self.folder / "mails"), self._port("mailbox")],
                 self._log("mailbox"), lambda part: _listens(self.ports["mailbox"])),
            Part("till", [*own, "tests.bench.faults.till", str(self.folder / "till.json"), self._port("till"), hook,
                          STRIPE["STRIPE_WEBHOOK_SECRET"]],
                 self._log("till"), lambda part: _listens(self.ports["till"])),
            Part("worker", [*own, "celery", "--app", "colab", "worker", "--concurrency", "2", "--loglevel", "INFO"],
                 self._log("worker"), lambda part: " ready." in part.said(), self.environment, "celery"),
            Part("scheduler", [*PYTHON, "manage.py", "scheduler"], self._log("scheduler"),
                 lambda part: "beat: Starting" in part.said(), self.environment),
            Part("web", [*own, "gunicorn", "--bind", f"127.0.0.1:{self._port('web')}", "--config",
                         "deploy/gunicorn.conf.py", "colab.wsgi"],
                 self._log("web"), lambda part: _answers(f"{self.site}/healthz"), self.environment, "gunicorn"),
        ]  # fmt: skip
        return made

    def _log(self, name: str) -> Path:
        return self.folder / f"{name}.log"

    def _port(self, name: str) -> str:
        return str(self.ports[name])

    def is_ready(self) -> bool:
        """Whether the site says that it can serve."""
        return _answers(f"{self.site}/readyz")

    def _database(self, part: Part) -> bool:
        import psycopg

        with psycopg.connect(self.database_url.rsplit("/", 1)[0] + "/postgres", connect_timeout=2) as found:
            return found.execute("SELECT 1").fetchone() == (1,)

    def _broker(self, part: Part) -> bool:
        from kombu import Connection

        with Connection(self.environment["BROKER_URL"], connect_timeout=2) as broker:
            broker.ensure_connection(max_retries=1, timeout=2)
            return True

    def _cache(self, part: Part) -> bool:
        with socket.create_connection(("127.0.0.1", self.ports["cache"]), 2) as asked:
            asked.sendall(b"PING\r\n")
            return asked.recv(7) == b"+PONG\r\n"

    def _search(self, part: Part) -> bool:
        return _answers(f"{self.environment['ELASTICSEARCH_URL']}/_cluster/health?wait_for_status=yellow&timeout=1s")


def _listens(port: int) -> bool:
    socket.create_connection(("127.0.0.1", port), 2).close()
    return True


def _answers(address: str) -> bool:
    try:
        with urlopen(address, timeout=5) as answer:  # noqa: S310
            return answer.status == 200
    except OSError:
        return False
