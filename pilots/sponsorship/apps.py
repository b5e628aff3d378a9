from colab.core.rooms import RoomConfig


class SponsorshipConfig(RoomConfig):
    name = "pilots.sponsorship"
    label = "sponsorship"
