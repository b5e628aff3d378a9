from colab.core.rooms import RoomConfig


class SatisfactionConfig(RoomConfig):
    name = "colab.core.satisfaction"
    label = "satisfaction"
