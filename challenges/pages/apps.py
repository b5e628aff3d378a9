from colab.core.rooms import RoomConfig


class ChallengePagesConfig(RoomConfig):
    name = "challenges.pages"
    label = "challenge_pages"
