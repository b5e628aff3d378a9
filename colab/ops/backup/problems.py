"""What stands against a backup or a restore."""


class BackupError(Exception):
    """The words say what is wrong and, where it can be said, what to do."""
