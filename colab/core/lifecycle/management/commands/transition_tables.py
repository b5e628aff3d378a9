from django.core.management.base import BaseCommand

from colab.core.lifecycle.tables import transition_tables


class Command(BaseCommand):
    help = "Print docs/states.md: one table per machine."

    def handle(self, *args, **options):
        self.stdout.write(transition_tables(), ending="")
