from colab.core.rooms import RoomConfig


class SubmissionsConfig(RoomConfig):
    name = "pitches.submissions"
    label = "submissions"
