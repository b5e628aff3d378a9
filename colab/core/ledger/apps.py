from colab.core.rooms import RoomConfig


class LedgerConfig(RoomConfig):
    name = "colab.core.ledger"
    label = "ledger"
