"""``manage.py bench``: queries and milliseconds of the ten busiest pages, and how they grow with the rows."""

import json
import logging
import statistics
import time
from pathlib import Path

from django.core.management.base import BaseCommand
from django.db import connection
from django.test import Client

from colab.demo.busiest import busiest_pages

BACKEND = "django.contrib.auth.backends.ModelBackend"


class Command(BaseCommand):
    """Ask for each page a number of times inside this process, as the person whose page it is."""

    help = "Measure the ten busiest pages on the database at hand: rows, queries, milliseconds of the processor (least), least and median."

    def add_arguments(self, parser):
        parser.add_argument("--times", type=int, default=15, help="requests of each page")
        parser.add_argument("--save", type=Path, help="keep the figures, for a later --compare")
        parser.add_argument("--compare", type=Path, help="figures of a smaller database: print the ratio to them")

    def handle(self, *, times: int, save: Path | None, compare: Path | None, **options):
        """Print one line for each page."""
        logging.disable(logging.WARNING)
        before = json.loads(compare.read_text()) if compare else {}
        self.stdout.write(
            f"{'page':30}{'rows':>8}{'queries':>9}{'cpu ms':>9}{'min ms':>9}{'median':>9}{'kB':>7}{'ratio':>8}"
        )
        figures = {}
        for page in busiest_pages():
            measured = self.measured(page, times)
            figures[page.name] = measured
            if "processor" in measured and before.get(page.name, {}).get("processor"):
                measured["ratio"] = f"{measured['processor'] / before[page.name]['processor']:.2f}"
            self.stdout.write(self.line(page, measured))
        if save:
            save.write_text(json.dumps(figures, indent=1))

    @staticmethod
    def measured(page, times):
        """Return the figures of one page; the first request, which fills what is kept for a process, does not count."""
        client = Client(headers={"host": "127.0.0.1"}, raise_request_exception=False)
        if page.user:
            client.force_login(page.user, backend=BACKEND)
        if client.get(page.url).status_code != 200:
            return {"status": client.get(page.url).status_code}
        asked = []
        with connection.execute_wrapper(lambda execute, *call: (asked.append(call[0]), execute(*call))[1]):
            response = client.get(page.url)
        taken, worked = [], []
        for _n in range(times):
            begun, busy = time.perf_counter(), time.process_time()
            client.get(page.url)
            taken.append((time.perf_counter() - begun) * 1000)
            worked.append((time.process_time() - busy) * 1000)
        return {
            "queries": len(asked),
            "processor": min(worked),
            "least": min(taken),
            "median": statistics.median(taken),
            "kilobytes": len(response.getvalue()) / 1000,
        }

    @staticmethod
    def line(page, figures):
        """Return the line of the table."""
        if "status" in figures:
            return f"{page.name:30} answers {figures['status']} ({page.url})"
        return (
            f"{page.name:30}{page.rows:8}{figures['queries']:9}{figures['processor']:9.1f}{figures['least']:9.1f}{figures['median']:9.1f}"
            f"{figures['kilobytes']:7.0f}{figures.get('ratio', ''):>8}"
        )
