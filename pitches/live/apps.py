from colab.core.rooms import RoomConfig


class LiveConfig(RoomConfig):
    name = "pitches.live"
    label = "live"
