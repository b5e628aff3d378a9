"""A mail server that keeps every message it has accepted: ``python -m tests.bench.faults.mailbox FOLDER PORT``."""

import asyncio
import email
import email.policy
import json
import os
import random
import re
import signal
import sys
import threading
from itertools import count
from pathlib import Path

from aiosmtpd.controller import Controller

SLOWEST = 0.04
"""Seconds between the last line of a message and its acceptance: the time in which nobody knows."""


class Box:
    """Writes each message whole before it says 250."""

    def __init__(self, folder: Path):
        self.folder, self.numbers = folder, count(1)
        folder.mkdir(parents=True, exist_ok=True)

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 - the name the server calls
        """Keep one message."""
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        kept = {"id": str(message["Message-ID"]).strip(), "to": envelope.rcpt_tos, "subject": str(message["Subject"]),
                "text": message.get_content()}  # fmt: skip
        path = self.folder / f"{next(self.numbers):07}.json"
        part = path.with_suffix(".part")
        part.write_text(json.dumps(kept))
        os.replace(part, path)
        await asyncio.sleep(random.uniform(0, SLOWEST))  # noqa: S311
        return "250 OK"


class Letters:
    """What has arrived so far; read again as it grows."""

    def __init__(self, folder: Path):
        self.folder, self.read, self.lock = folder, [], threading.Lock()

    def all(self) -> list[dict]:
        """Return all messages in the order in which they came."""
        with self.lock:
            while (path := self.folder / f"{len(self.read) + 1:07}.json").exists():
                self.read.append(json.loads(path.read_text()))
            return list(self.read)

    def found(self, pattern: str) -> list[str]:
        """Return what the first group of the pattern holds in all texts, each once."""
        return list(dict.fromkeys(key for one in self.all() for key in re.findall(pattern, one["text"])))


def main() -> None:
    """Serve until a signal comes."""
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM, signal.SIGINT})
    server = Controller(Box(Path(sys.argv[1])), hostname="127.0.0.1", port=int(sys.argv[2]))
    server.start()
    signal.sigwait({signal.SIGTERM, signal.SIGINT})
    server.stop()


if __name__ == "__main__":
    main()
