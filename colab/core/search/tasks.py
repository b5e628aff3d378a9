"""What happens after every verb, and what the outbox does for search."""

from datetime import timedelta

from colab.core import lifecycle, outbox

ENTRIES = "search.entries"
RETRY = "search.touch"

AWAY = timedelta(seconds=15)


@lifecycle.after_every
def after_verb(move):
    """Index the subject of a move that succeeded, in the same transaction."""
    from colab.core.search.indexing import touch

    touch(move.subject)


@outbox.handler(ENTRIES, atomic=False)
def send_entries(payload, item):
    """Bring entries to Elasticsearch as they are now; while the server is away, wait without losing patience."""
    from colab.core.search.engines import EngineAway
    from colab.core.search.sync import send

    try:
        send(payload["entries"])
    except EngineAway as away:
        raise outbox.Later(AWAY, str(away)) from away


@outbox.handler(RETRY)
def touch_again(payload, item):
    """Build documents anew that could not be built when their rows changed."""
    from colab.core.search.indexing import build_keys

    build_keys(payload["kind"], payload["keys"])
