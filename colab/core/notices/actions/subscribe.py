"""Subscriptions without an account: ask by mail, confirm, stop."""

import hashlib
import secrets
from datetime import timedelta
from functools import partial

from django.core import signing
from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.crypto import constant_time_compare

from colab.core.clock import now
from colab.core.notices import topics
from colab.core.notices.actions.notify import notify
from colab.core.notices.models import Subscriber, Subscription
from colab.core.notices.recipients import Address, known_language
from colab.core.notices.words import in_both

STOP_SALT = "colab.notices.stop"
TOKEN_LIFE = timedelta(days=3)
ASK_AGAIN = timedelta(minutes=5)
"""No second mail to one address within this time: a form must not become a way to flood somebody."""


class BadToken(Exception):
    """The link is unknown, used up or too old."""


def subscribe(address, wanted, language):
    """Ask an address by mail to confirm topics. Known or not, the same happens and the same is answered."""
    address = address.strip().lower()
    wanted = [topic for topic in dict.fromkeys(wanted) if topics.is_known(topic)]
    token = secrets.token_urlsafe(24)
    with transaction.atomic():
        subscriber, _created = Subscriber.objects.get_or_create(
            address=address, defaults={"language": known_language(language), "created_at": now()}
        )
        mine = Subscriber.objects.select_for_update(no_key=True).filter(pk=subscriber.pk)
        wanted = _with_pending(mine.get(), wanted)
        fresh = mine.exclude(token_at__gt=now() - ASK_AGAIN)
        if not fresh.update(
            token_digest=_digest(token), token_at=now(), wanted=wanted, language=known_language(language)
        ):
            # No second mail so soon; the link that is on its way grants the further topics as well, and names them.
            mine.exclude(token_digest="").update(wanted=wanted)
            return
        with translation.override(known_language(language)):
            link = reverse("notices:confirm", args=[token])
        notify(
            "notices.confirm_subscription",
            to=[Address(address, language)],
            context={
                "topics": [in_both(partial(topics.label_of, topic)) for topic in wanted],
                "topic_count": len(wanted),
            },
            url=link,
        )


def _with_pending(subscriber, wanted):
    """Return the topics with those asked for before whose link has not been used yet."""
    alive = subscriber.token_digest and subscriber.token_at and subscriber.token_at > now() - TOKEN_LIFE
    return list(dict.fromkeys([*(subscriber.wanted if alive else ()), *wanted]))


def waiting_for(token):
    """Return the Subscriber whose link this is. Raises BadToken."""
    subscriber = Subscriber.objects.filter(token_digest=_digest(token), token_at__gt=now() - TOKEN_LIFE).first()
    if subscriber is None or not constant_time_compare(subscriber.token_digest, _digest(token)):
        raise BadToken
    return subscriber


def confirm(token):
    """Grant the topics of the mail and use its link up; returns the Subscriber. Raises BadToken."""
    with transaction.atomic():
        subscriber = waiting_for(token)
        used = Subscriber.objects.filter(pk=subscriber.pk, token_digest=_digest(token)).update(
            token_digest="", wanted=[], confirmed_at=subscriber.confirmed_at or now()
        )
        if not used:
            raise BadToken
        for topic in subscriber.wanted:
            Subscription.objects.get_or_create(subscriber=subscriber, topic=topic, defaults={"since": now()})
    return subscriber


def stop_token(subscriber):
    """Return the signed word of stop links; it stays good, for mails lie around for years."""
    return signing.dumps(subscriber.key, salt=STOP_SALT)


def subscriber_of(token):
    """Return the Subscriber of a stop link, or None when the address was forgotten already. Raises BadToken."""
    try:
        return Subscriber.objects.filter(key=signing.loads(token, salt=STOP_SALT)).first()
    except signing.BadSignature as error:
        raise BadToken from error


def stop(token):
    """Forget the address and all its topics; once more is no error."""
    subscriber = subscriber_of(token)
    if subscriber:
        subscriber.delete()


def _digest(token):
    return hashlib.sha256(token.encode()).hexdigest()
