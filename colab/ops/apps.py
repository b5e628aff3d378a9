from colab.core.rooms import RoomConfig


class OpsConfig(RoomConfig):
    name = "colab.ops"
    label = "ops"
