from colab.core.rooms import RoomConfig


class ReadingsConfig(RoomConfig):
    name = "colab.core.readings"
    label = "readings"
