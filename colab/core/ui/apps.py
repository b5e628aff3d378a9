from colab.core.rooms import RoomConfig


class UiConfig(RoomConfig):
    name = "colab.core.ui"
    label = "ui"
