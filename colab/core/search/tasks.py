"""What happens after every verb, and what the outbox does for search."""

from colab.core import lifecycle, outbox

ENTRY = "search.entry"
RETRY = "search.touch"


def after_verb(move):
    """Index the subject of a move that succeeded, in the same transaction."""
    from colab.core.search.indexing import touch

    touch(move.subject)


def send_entry(payload, item):
    """Bring one entry to Elasticsearch as it is now; raises EngineAway, so that the outbox tries again."""
    from colab.core.search.sync import send

    send([payload["entry"]])


def touch_again(payload, item):
    """Build a document anew that could not be built when its row changed."""
    from django.db import transaction

    from colab.core.search.indexing import build_keys

    with transaction.atomic():
        build_keys(payload["kind"], [payload["key"]])


lifecycle.after_every(after_verb)
if hasattr(outbox, "handler"):
    outbox.handler(ENTRY)(send_entry)
    outbox.handler(RETRY)(touch_again)
