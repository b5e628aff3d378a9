from colab.core.rooms import RoomConfig


class QuestionsConfig(RoomConfig):
    name = "challenges.questions"
    label = "questions"
