from colab.core.rooms import RoomConfig


class JudgingConfig(RoomConfig):
    name = "pitches.judging"
    label = "judging"
