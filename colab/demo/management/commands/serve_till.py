"""The stand-in for the payment service, as a process of its own."""

import os
import signal
import threading

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from colab.demo.till import Till, serve
from colab.demo.till.seeding import take_over


class Command(BaseCommand):
    """Serve the till until it is told to end. Needs DEMO_MODE=1; TILL_SECRET signs its events."""

    help = "Serve the stand-in for the payment service on 127.0.0.1, with what the demo year was paid."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--port", type=int, required=True)
        parser.add_argument("--site", required=True, help="address of the demo, which hears the till's events")

    def handle(self, *args, port, site, **options):
        if not settings.DEMO_MODE:
            raise CommandError("This is for demonstrations only: set DEMO_MODE=1 (make demo does).")
        till = Till(settings.VAR_DIR / "till.json")
        take_over(till)
        _server, stop = serve(till, port=port, site=f"{site}/hooks/stripe", secret=os.environ.get("TILL_SECRET", ""))
        over = threading.Event()
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, lambda *_args: over.set())
        over.wait()
        stop()
