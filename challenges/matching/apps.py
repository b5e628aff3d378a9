from colab.core.rooms import RoomConfig


class MatchingConfig(RoomConfig):
    name = "challenges.matching"
    label = "matching"
