from colab.core.rooms import RoomConfig


class NoticesConfig(RoomConfig):
    name = "colab.core.notices"
    label = "notices"
