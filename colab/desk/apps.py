from colab.core.rooms import RoomConfig


class DeskConfig(RoomConfig):
    name = "colab.desk"
    label = "desk"
