"""What a line of the log holds, for people and as JSON: no mail addresses, no address that lets its holder in."""

import json
import logging
import re
from datetime import UTC, datetime

from colab.ops.context import request_id, subject
from colab.ops.shown import shown_path

MAIL = re.compile(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+")
FIELDS = ("method", "path", "status", "ms", "queries", "verb", "machine", "key", "version", "topic", "part")
"""What a caller may add by ``extra=``; anything else is left out, so that no whole row ever lands in a log."""


def without_people(words: str) -> str:
    """Return the words with mail addresses taken out."""
    return MAIL.sub("<mail>", words)


class Context(logging.Filter):
    """Puts the ids of the request or task and of the subject on every record; in ``ids`` for people."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Never drop a record."""
        record.request_id, record.subject = request_id.get() or _task_of(record), subject.get()
        record.ids = " ".join(filter(None, (record.request_id, record.subject))) or "-"
        return True


def _task_of(record: logging.LogRecord) -> str:
    """Celery tells of a task where none of ours runs: its own lines have the id beside them."""
    data = getattr(record, "data", None)
    return str(data.get("id") or "") if isinstance(data, dict) else ""


class Scrub(logging.Filter):
    """Takes mail addresses and secret parts of addresses out of words and tracebacks, whatever writes them down."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Never drop a record; its arguments become part of its words."""
        words = _words(record)
        if path := getattr(getattr(record, "request", None), "path", ""):
            words = words.replace(path, shown_path(path))
        record.msg, record.args = without_people(words), ()
        if record.exc_info:
            # Formatters take what stands here already.
            record.exc_text = without_people(record.exc_text or logging.Formatter().formatException(record.exc_info))
        if record.stack_info:
            record.stack_info = without_people(record.stack_info)
        return True


def _words(record: logging.LogRecord) -> str:
    try:
        return record.getMessage()
    except (TypeError, ValueError, KeyError):
        # Arguments that do not fit: a filter that raises would break what only wanted to tell something.
        return str(record.msg)


class JsonLines(logging.Formatter):
    """One JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the record as one line; the traceback, if there is one, stands in ``error``."""
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "words": record.getMessage(),
        }
        known = ("request_id", "subject", *FIELDS)
        line |= {name: value for name in known if (value := getattr(record, name, None)) not in (None, "")}
        if record.exc_info or record.exc_text:
            line["error"] = record.exc_text or self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False, default=str)
