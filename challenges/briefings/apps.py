from colab.core.rooms import RoomConfig


class BriefingsConfig(RoomConfig):
    name = "challenges.briefings"
    label = "briefings"
