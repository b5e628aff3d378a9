from colab.core.rooms import RoomConfig


class ReuseConfig(RoomConfig):
    name = "pilots.reuse"
    label = "reuse"
