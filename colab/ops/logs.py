"""Lines of the log as JSON: time, level, logger, words, request, subject; no addresses, names or mail of people."""

import json
import logging
import re
from datetime import UTC, datetime

from colab.ops.context import request_id, subject

MAIL = re.compile(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+")
FIELDS = ("method", "path", "status", "ms", "queries", "verb", "machine", "key", "version", "topic", "part")
"""What a caller may add by ``extra=``; anything else is left out, so that no whole row ever lands in a log."""


def without_people(words: str) -> str:
    """Return the words with mail addresses taken out."""
    return MAIL.sub("<mail>", words)


class Context(logging.Filter):
    """Puts the ids of the request and of the subject on every record."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Never drop a record."""
        record.request_id, record.subject = request_id.get(), subject.get()
        return True


class JsonLines(logging.Formatter):
    """One JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the record as one line; the traceback, if there is one, stands in ``error``."""
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "words": without_people(record.getMessage()),
        }
        known = ("request_id", "subject", *FIELDS)
        line |= {name: value for name in known if (value := getattr(record, name, None)) not in (None, "")}
        if record.exc_info:
            line["error"] = without_people(self.formatException(record.exc_info))
        return json.dumps(line, ensure_ascii=False, default=str)
