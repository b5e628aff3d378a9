from django.db.models.signals import post_migrate

from colab.core.rooms import RoomConfig


class LedgerConfig(RoomConfig):
    name = "colab.core.ledger"
    label = "ledger"

    def ready(self):
        """Protect the chains, and put the triggers back after every migrate."""
        super().ready()
        from . import append_only
        from .models import Checkpoint, LedgerEntry

        append_only.protect(LedgerEntry)
        append_only.protect(Checkpoint)
        post_migrate.connect(
            lambda **kwargs: append_only.install(), sender=self, dispatch_uid="ledger.append_only", weak=False
        )
