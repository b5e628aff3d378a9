from colab.core.rooms import RoomConfig


class FilesConfig(RoomConfig):
    name = "colab.core.files"
    label = "files"
