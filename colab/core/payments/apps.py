from colab.core.rooms import RoomConfig


class PaymentsConfig(RoomConfig):
    name = "colab.core.payments"
    label = "payments"
