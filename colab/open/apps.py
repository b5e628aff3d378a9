from colab.core.rooms import RoomConfig


class OpenConfig(RoomConfig):
    name = "colab.open"
    label = "open"
