from colab.core.rooms import RoomConfig


class SearchConfig(RoomConfig):
    name = "colab.core.search"
    label = "search"
