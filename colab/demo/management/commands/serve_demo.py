"""One command that shows everything."""

import shutil
import socket
import sys
import tempfile
import urllib.error
import urllib.request
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from colab.core.ui.catalogues import compile_stale
from colab.demo.server.children import broker, django_children
from colab.demo.server.parent import die_with_parent
from colab.demo.server.prepare import prepare
from colab.demo.server.supervisor import Supervisor


def port_is_free(port):
    """Return whether the port on the loopback address can be listened on."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def port_beside(port):
    """Return a free port for the payment service's stand-in: the next one, so that its addresses stay, or any."""
    if port_is_free(port + 1):
        return port + 1
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def run_folder(port):
    """Return an empty folder for the broker's socket, whose path may have about a hundred bytes only."""
    folder = settings.VAR_DIR / "run" / str(port)
    if len(str(folder).encode()) > 85:
        return Path(tempfile.mkdtemp(prefix="colab-"))
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


class Command(BaseCommand):
    """Prepare the demo's database, then serve it until Ctrl-C. Needs DEMO_MODE=1."""

    help = "Serve the demo year with web server, worker, scheduler and an embedded broker."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--parent", type=int, help="end when this process, our parent, ends")

    def handle(self, *args, port, parent, **options):
        if not settings.DEMO_MODE:
            raise CommandError("This is for demonstrations only: set DEMO_MODE=1 (make demo does).")
        if not port_is_free(port):
            raise CommandError(f"Port {port} is in use. Choose another one: make demo PORT={port + 1}")
        if parent:
            die_with_parent(parent)
        compile_stale(settings.BASE_DIR)
        prepare(self.say)
        folder = run_folder(port)
        try:
            sys.exit(self.serve(port, folder))
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def say(self, sentence):
        """Print at once, also into a pipe."""
        self.stdout.write(sentence)
        self.stdout.flush()

    def serve(self, port, folder):
        """Run the supervisor; return its exit status."""
        site = f"http://127.0.0.1:{port}"
        first, broker_url = broker(folder)
        children = [*([first] if first else []), *django_children(port, broker_url, site, port_beside(port))]
        self.announced = False
        supervisor = Supervisor(children, settings.BASE_DIR, settings.VAR_DIR / "log", self.say)
        return supervisor.run(lambda: self.announce(site))

    def announce(self, site):
        """Print the addresses once the site answers; return whether it did."""
        try:
            with urllib.request.urlopen(f"{site}/", timeout=20):  # noqa: S310 - our own address
                pass
        except urllib.error.HTTPError:
            pass
        except OSError:
            return False
        self.say(f"""
共創ラボ（架空のデモデータ） / Co-creation lab (fictional demo data)

  公開サイト / public site   {site}/   {site}/en/
  ログイン / log in as …     {site}/demo/
  業務画面 / workspaces      {site}/work/
  記事の編集 / CMS           {site}/cms/
  送信メール / mail sent     {site}/demo/mail/
  記録 / logs                {settings.VAR_DIR / "log"}

Ctrl-C で終了します / ends it.""")
        return True
