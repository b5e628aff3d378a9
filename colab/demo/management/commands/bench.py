"""How fast the public pages are, on the database at hand."""

import statistics
import time

from django.core.management.base import BaseCommand
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

PAGES = (
    "/",
    "/challenges/",
    "/events/",
    "/solutions/",
    "/pilots/",
    "/certified/",
    "/contracts/",
    "/civic/",
    "/results/",
    "/news/",
    "/data/",
    "/search/?q=見守り",
    "/en/",
    "/en/challenges/",
)


class Command(BaseCommand):
    """Ask for each public page a number of times inside this process and print milliseconds and queries."""

    help = "Measure the public pages: median and slowest in milliseconds, queries, kilobytes."

    def add_arguments(self, parser):
        parser.add_argument("--times", type=int, default=20)
        parser.add_argument("paths", nargs="*", help="further addresses, for example /challenges/c-2026-014/")

    def handle(self, *args, times, paths, **options):
        self.stdout.write(f"{'page':32}{'median ms':>10}{'slowest':>9}{'queries':>9}{'kB':>7}")
        for path in [*PAGES, *paths]:
            self.stdout.write(self.measured(path, times))

    @staticmethod
    def measured(path, times):
        """Return one line of the table."""
        client = Client(headers={"host": "127.0.0.1"}, raise_request_exception=False)
        with CaptureQueriesContext(connection) as captured:
            response = client.get(path)
        if response.status_code != 200:
            return f"{path:32} answers {response.status_code}"
        taken = []
        for _ in range(times):
            begun = time.perf_counter()
            client.get(path)
            taken.append((time.perf_counter() - begun) * 1000)
        size = len(response.getvalue()) / 1000
        return f"{path:32}{statistics.median(taken):10.1f}{max(taken):9.1f}{len(captured):9}{size:7.0f}"
