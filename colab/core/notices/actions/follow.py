"""Following a subject with an account."""

from colab.core.clock import now
from colab.core.notices.models import Subscription
from colab.core.notices.topics import follow_topic


def follow(user, machine, key):
    """Tell `user` about news on the subject from now on; following twice is no error."""
    Subscription.objects.get_or_create(user=user, topic=follow_topic(machine, key), defaults={"since": now()})


def unfollow(user, machine, key):
    """Stop following."""
    Subscription.objects.filter(user=user, topic=follow_topic(machine, key)).delete()


def follows(user, machine, key):
    """Return whether the person follows the subject."""
    return bool(user.pk) and Subscription.objects.filter(user=user, topic=follow_topic(machine, key)).exists()


def follower_count(machine, key):
    """Return how many people and confirmed addresses follow the subject."""
    rows = Subscription.objects.filter(topic=follow_topic(machine, key))
    return rows.exclude(subscriber__isnull=False, subscriber__confirmed_at__isnull=True).count()
