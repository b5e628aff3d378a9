from colab.core.rooms import RoomConfig


class DemoConfig(RoomConfig):
    name = "colab.demo"
    label = "demo"
