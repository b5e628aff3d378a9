"""The operator's view of the outbox."""

from django.core.management.base import BaseCommand
from django.db.models import Count, Q

from colab.core.outbox import dispatch, housekeeping
from colab.core.outbox.models import OutboxItem
from colab.core.outbox.models.item import OPEN


class Command(BaseCommand):
    """Counts per topic; `--run` does what is due here, `--retry` opens what was given up."""

    help = "Show, run or retry the side effects waiting in the outbox."

    def add_arguments(self, parser):
        parser.add_argument("--run", action="store_true", help="do everything that is due, in this process")
        parser.add_argument("--retry", action="store_true", help="open again what was given up")

    def handle(self, *args, run, retry, **options):
        if retry:
            self.stdout.write(f"opened again: {housekeeping.retry()}")
        if run:
            self.stdout.write(f"done: {dispatch.drain(strict=False)}")
        counts = OutboxItem.objects.values("topic").annotate(
            waiting=Count("pk", filter=OPEN),
            failing=Count("pk", filter=OPEN & Q(attempts__gt=0)),
            given_up=Count("pk", filter=Q(gave_up_at__isnull=False)),
        )
        for row in counts.order_by("topic"):
            self.stdout.write(
                f"{row['topic']}: waiting {row['waiting']}, failing {row['failing']}, given up {row['given_up']}"
            )
