from colab.core.rooms import RoomConfig


class LawConfig(RoomConfig):
    name = "colab.core.law"
    label = "law"
