from django.core.management.base import BaseCommand

from colab.core.access.tables import rights_table


class Command(BaseCommand):
    help = "Print docs/rights.md: who may see and do what, from the access rules."

    def handle(self, *args, **options):
        self.stdout.write(rights_table(), ending="")
