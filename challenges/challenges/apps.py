from colab.core.rooms import RoomConfig


class ChallengesConfig(RoomConfig):
    name = "challenges.challenges"
    label = "challenges"
