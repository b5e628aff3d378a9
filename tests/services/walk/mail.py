"""mail.py FOLDER: a mail server on 127.0.0.1:2525 that keeps every letter as a file."""

import signal
import sys
from pathlib import Path

from aiosmtpd.controller import Controller


class Kept:
    """Writes each letter into the folder."""

    def __init__(self, folder: Path):
        self.folder, self.count = folder, 0

    async def handle_DATA(self, server, session, envelope):
        self.count += 1
        (self.folder / f"{self.count:04}.eml").write_bytes(envelope.content)
        return "250 kept"


def main(folder: Path):
    """Serve until SIGTERM."""
    folder.mkdir()
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})
    controller = Controller(Kept(folder), hostname="127.0.0.1", port=2525)
    controller.start()
    signal.sigwait({signal.SIGTERM})
    controller.stop()


main(Path(sys.argv[1]))
