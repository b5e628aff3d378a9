from colab.core.rooms import RoomConfig


class OutboxConfig(RoomConfig):
    name = "colab.core.outbox"
    label = "outbox"
