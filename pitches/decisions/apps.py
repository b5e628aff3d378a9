from colab.core.rooms import RoomConfig


class DecisionsConfig(RoomConfig):
    name = "pitches.decisions"
    label = "decisions"
