from colab.core.rooms import RoomConfig


class OrganisationsConfig(RoomConfig):
    name = "colab.core.organisations"
    label = "organisations"
