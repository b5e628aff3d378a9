from colab.core.rooms import RoomConfig


class CivicConfig(RoomConfig):
    name = "pilots.civic"
    label = "civic"
