from colab.core.rooms import RoomConfig


class CertificationConfig(RoomConfig):
    name = "pilots.certification"
    label = "certification"
