"""The one error of an upload."""


class Rejected(Exception):
    """An upload was refused. `reason` is a lazy sentence for the person; `code` is for machines and tests."""

    def __init__(self, code, reason, name=""):
        super().__init__(code)
        self.code = code
        self.reason = reason
        self.name = name

    def __str__(self):
        return f"{self.name}: {self.reason}" if self.name else str(self.reason)
