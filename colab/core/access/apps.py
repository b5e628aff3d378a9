from colab.core.rooms import RoomConfig


class AccessConfig(RoomConfig):
    name = "colab.core.access"
    label = "access"
