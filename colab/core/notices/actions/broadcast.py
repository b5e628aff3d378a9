"""Tell everybody who subscribed to a topic."""

import json

from django.core.serializers.json import DjangoJSONEncoder

from colab.core import outbox
from colab.core.notices import words
from colab.core.notices.actions.notify import notify
from colab.core.notices.kinds import kind_of
from colab.core.notices.models import Subscription
from colab.core.notices.recipients import Address


def broadcast(topic, kind, *, context=None, dedupe, subject_ref=None, url=None):
    """Queue a notice to all confirmed subscribers and followers of a topic; arguments as for `notify`.

    dedupe is required: topic, kind and dedupe together are told once, and nobody gets the same kind and dedupe twice
    even through two topics. The rows are written by the worker in one transaction, so that a decision with thousands
    of subscribers does not hold its locks longer; who subscribes in between is told as well.
    """
    code = kind_of(kind).code
    payload = {
        "topic": topic,
        "kind": code,
        "context": words.bilingual(context or {}),
        "dedupe": dedupe,
        "subject_ref": list(subject_ref) if subject_ref else None,
        "url": url,
    }
    plain = json.loads(json.dumps(payload, cls=DjangoJSONEncoder))
    return outbox.put("notices.broadcast", plain, key=f"{topic}|{code}|{dedupe}"[:200])


def expand(payload):
    """Write the notices of a broadcast; returns them. Runs in the transaction of its outbox item."""
    ref = payload["subject_ref"]
    return notify(
        payload["kind"],
        to=subscribers_of(payload["topic"]),
        subject_ref=tuple(ref) if ref else None,
        context=payload["context"],
        dedupe=payload["dedupe"],
        url=payload["url"],
    )


def subscribers_of(topic):
    """Return users first, then addresses, so that a person who has both is told once, as a user."""
    rows = Subscription.objects.filter(topic=topic).select_related("user", "subscriber").order_by("pk")
    users = [row.user for row in rows if row.user]
    addresses = [
        Address(row.subscriber.address, row.subscriber.language, row.subscriber_id)
        for row in rows
        if row.subscriber and row.subscriber.confirmed_at
    ]
    return [*users, *addresses]
