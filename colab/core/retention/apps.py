from colab.core.rooms import RoomConfig


class RetentionConfig(RoomConfig):
    name = "colab.core.retention"
    label = "retention"

    def ready(self):
        """Register what the rooms below keep, and what an erasure of a person has to do."""
        super().ready()
        from . import erasing, lower  # noqa: F401
