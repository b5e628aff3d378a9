"""An outbox handler for the worker of the test: it notes that it ran."""

from pathlib import Path

from colab.core import outbox


@outbox.handler("tests.probe")
def note(payload, item):
    """Append one line to the file named in the payload."""
    with Path(payload["path"]).open("a") as noted:
        noted.write(f"{payload['word']}\n")
