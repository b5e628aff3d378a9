"""Outbox handlers for the worker of the test: they note that they ran."""

import time
from pathlib import Path

from colab.core import outbox


@outbox.handler("tests.probe")
def note(payload, item):
    """Append one line to the file named in the payload."""
    with Path(payload["path"]).open("a") as noted:
        noted.write(f"{payload['word']}\n")


@outbox.handler("tests.probe_slow", slow=True)
def note_slowly(payload, item):
    """Note the beginning, and some seconds later the end."""
    note({**payload, "word": "begun"}, item)
    time.sleep(5)
    note({**payload, "word": "ended"}, item)
