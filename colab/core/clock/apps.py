from colab.core.rooms import RoomConfig


class ClockConfig(RoomConfig):
    name = "colab.core.clock"
    label = "clock"
