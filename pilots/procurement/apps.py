from colab.core.rooms import RoomConfig


class ProcurementConfig(RoomConfig):
    name = "pilots.procurement"
    label = "procurement"
