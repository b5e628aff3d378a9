"""Erasure of a person."""

from django.db.models import Q

from colab.core.notices.models import MutedCategory, Notice, PromptCategory, Subscriber, Subscription


def forget(user):
    """Blank the address and words of a person's notices and drop preferences and subscriptions.

    The rows stay, without words: that something was told, and when, is evidence; what it said of the person is not.
    """
    theirs = Q(user=user) | Q(address__iexact=user.email)
    Notice.objects.filter(theirs).update(address="", subject="", body="", error="")
    MutedCategory.objects.filter(user=user).delete()
    PromptCategory.objects.filter(user=user).delete()
    Subscription.objects.filter(user=user).delete()
    Subscriber.objects.filter(address__iexact=user.email).delete()
