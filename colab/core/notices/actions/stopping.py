"""End one kind of mail by one press: a person's category, or one topic of an address without an account."""

from django.core import signing

from colab.core.notices import topics
from colab.core.notices.actions.subscribe import BadToken
from colab.core.notices.enums import Category
from colab.core.notices.models import MutedCategory, Subscriber, Subscription
from colab.core.organisations.models import User

SALT = "colab.notices.stop-kind"


def kind_token(user_id, category):
    """Return the signed word that mutes a category for a person; it stays good, for mails lie around for years."""
    return signing.dumps({"user": user_id, "category": str(category)}, salt=SALT)


def topic_token(subscriber, topic):
    """Return the signed word that ends one topic of an address."""
    return signing.dumps({"subscriber": subscriber.key, "topic": topic}, salt=SALT)


def _read(token):
    try:
        return signing.loads(token, salt=SALT)
    except signing.BadSignature as error:
        raise BadToken from error


def words_of(token):
    """Return what a link ends, in words; None when there is nothing left to end. Raises BadToken."""
    held = _read(token)
    if "topic" in held:
        there = Subscription.objects.filter(subscriber__key=held["subscriber"], topic=held["topic"]).exists()
        return str(topics.label_of(held["topic"])) if there else None
    known = held["category"] in Category.values and User.objects.filter(pk=held["user"], is_active=True).exists()
    return str(Category(held["category"]).label) if known else None


def stop_kind(token):
    """End it; once more is no error. Raises BadToken."""
    held = _read(token)
    if "topic" in held:
        subscriber = Subscriber.objects.filter(key=held["subscriber"])
        Subscription.objects.filter(subscriber__in=subscriber, topic=held["topic"]).delete()
    elif words_of(token) is not None:
        MutedCategory.objects.get_or_create(user_id=held["user"], category=held["category"])
