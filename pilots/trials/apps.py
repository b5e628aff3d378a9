from colab.core.rooms import RoomConfig


class TrialsConfig(RoomConfig):
    name = "pilots.trials"
    label = "trials"
