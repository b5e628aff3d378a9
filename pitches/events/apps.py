from colab.core.rooms import RoomConfig


class EventsConfig(RoomConfig):
    name = "pitches.events"
    label = "events"
