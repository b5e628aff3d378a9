from colab.core.notices.models.mailing import Mailing
from colab.core.notices.models.notice import Notice
from colab.core.notices.models.preference import MutedCategory, PromptCategory
from colab.core.notices.models.subscription import Subscriber, Subscription
from colab.core.notices.models.thread import MeetingRecord, Message, Thread

__all__ = [
    "Mailing",
    "MeetingRecord",
    "Message",
    "MutedCategory",
    "Notice",
    "PromptCategory",
    "Subscriber",
    "Subscription",
    "Thread",
]
