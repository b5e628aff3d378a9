"""Build the search index anew."""

import time

from django.core.management.base import BaseCommand, CommandError

from colab.core.search import engines, registry
from colab.core.search.models import Entry
from colab.core.search.reindexing import reindex_embedded


class Command(BaseCommand):
    """`reindex`: the embedded index from the rows, then (where set up) Elasticsearch from that, behind its alias."""

    help = "Build the search index anew; pages go on answering meanwhile."

    def add_arguments(self, parser):
        parser.add_argument("--engine", choices=["all", "embedded", "elasticsearch"], default="all")
        parser.add_argument("--kind", action="append", default=[], help="only this kind; may be given several times")

    def handle(self, *args, engine, kind, verbosity, **options):
        known = [declared.kind for declared in registry.documents()]
        if unknown := set(kind) - set(known):
            raise CommandError(f"no such kind: {', '.join(sorted(unknown))}; there are {', '.join(known) or 'none'}")
        server = engines.external()
        if engine == "elasticsearch" and not server:
            raise CommandError("ELASTICSEARCH_URL is not set")
        self.loud = verbosity > 0
        if engine != "elasticsearch":
            self.timed("embedded", lambda: reindex_embedded(kind, self.step))
        if engine != "embedded" and server:
            self.timed("elasticsearch", lambda: self.server(server, kind))

    def server(self, server, kinds):
        """Fill a new index and swap to it; with kinds, only send those into the present one."""
        try:
            if kinds:
                return len(server.send(Entry.objects.filter(kind__in=kinds).order_by("pk"), step=self.sent))
            return server.rebuild(lambda: Entry.objects.order_by("pk"), step=self.sent)
        except engines.EngineAway as away:
            raise CommandError(f"the search server does not answer: {away}") from away

    def timed(self, name, work):
        """Do the work and tell what it took."""
        start = time.monotonic()
        changed = work()
        if self.loud:
            seconds = time.monotonic() - start
            self.stdout.write(self.style.SUCCESS(f"{name}: {changed} documents written in {seconds:.1f} s"))

    def step(self, kind, done, total):
        """Tell how far a kind has come."""
        if self.loud:
            self.stdout.write(f"  {kind}: {done}/{total}")

    def sent(self, number):
        """Tell how many the server has got, now and then."""
        if self.loud and number % 2_000 == 0:
            self.stdout.write(f"  elasticsearch: {number}")
