from colab.core.rooms import RoomConfig


class CallsConfig(RoomConfig):
    name = "challenges.calls"
    label = "calls"
