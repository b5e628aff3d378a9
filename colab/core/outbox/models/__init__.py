from colab.core.outbox.models.item import OutboxItem

__all__ = ["OutboxItem"]
