from colab.core.rooms import RoomConfig


class RoundsConfig(RoomConfig):
    name = "pitches.rounds"
    label = "rounds"
