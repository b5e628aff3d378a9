"""The one error of an upload."""

import logging

logger = logging.getLogger("colab.security")


class Rejected(Exception):
    """An upload was refused. `reason` is a lazy sentence for the person; `code` is for machines and tests."""

    def __init__(self, code, reason, name=""):
        super().__init__(code)
        logger.info("upload refused: %s", code)  # never its name, which may be a person's
        self.code = code
        self.reason = reason
        self.name = name

    def __str__(self):
        return f"{self.name}: {self.reason}" if self.name else str(self.reason)
