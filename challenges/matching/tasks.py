"""Texts follow every verb; the worker encodes them."""

from datetime import timedelta

from celery import shared_task

from colab.core import lifecycle, outbox

ENCODE = "matching.encode"
TELL = "matching.tell"
PORTION_SECONDS = 120
AWAY = timedelta(seconds=15)


@lifecycle.after_every
def after_verb(move):
    """Write the text of the subject anew, in the transaction of the verb; encoding is the worker's work."""
    from challenges.matching.actions.gather import touch
    from colab.core.search import indexing

    if not indexing.is_paused() and touch(move.subject):
        outbox.put(ENCODE, {})


@outbox.handler(ENCODE, atomic=False)
def hand_on(payload, item):
    """Start the task beside the outbox: encoding takes longer than an item may, and never happens in a request."""
    from colab.core.outbox.dispatch import has_broker

    if has_broker():
        encode.delay()


@outbox.handler("matching.neighbours", atomic=False, slow=True)
def neighbours(payload, item):
    """Bring vectors to the search server; while it is away, wait without losing patience."""
    from challenges.matching import nearby
    from challenges.matching.encoding import method_of
    from colab.core.search.engines import EngineAway

    method = method_of(payload["label"])
    if method is None or not nearby.is_on():
        return
    try:
        nearby.send(payload["texts"], payload["label"], method)
    except EngineAway as away:
        raise outbox.Later(AWAY, str(away)) from away


@outbox.handler(TELL, slow=True)
def tell(payload, item):
    """Tell the teams an opened challenge may fit."""
    from challenges.matching.actions.tell import tell_teams

    tell_teams(payload["challenge"], item.created_at)


@shared_task(name="matching.encode", acks_late=True)
def encode():
    """Encode what is behind."""
    from challenges.matching.encoding import encode_behind

    encode_behind(seconds=PORTION_SECONDS)
