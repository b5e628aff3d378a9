from colab.core.rooms import RoomConfig


class ContentConfig(RoomConfig):
    name = "colab.core.content"
    label = "content"
