from colab.core.rooms import RoomConfig


class LifecycleConfig(RoomConfig):
    name = "colab.core.lifecycle"
    label = "lifecycle"
