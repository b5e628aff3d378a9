"""``manage.py scheduler``: the clock of the site; start as many as you like, one leads."""

from django.core.management.base import BaseCommand, CommandError

from colab.ops import scheduler


class Command(BaseCommand):
    """Waits while another leads; takes over within seconds of its death."""

    help = "Run the scheduler. Several may run, on several machines: one leads, the others wait."

    def handle(self, **options):
        """End as Celery's beat ends; with an error where the lead was lost."""
        try:
            status = scheduler.run()
        except scheduler.Lost:
            raise CommandError("The connection that held the lead was lost.") from None
        if status:  # less than 0: killed by a signal
            raise CommandError(f"The scheduler ended with {status}.")
