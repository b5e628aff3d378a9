from colab.core.rooms import RoomConfig


class SavedSearchesConfig(RoomConfig):
    name = "colab.core.saved_searches"
    label = "saved_searches"
