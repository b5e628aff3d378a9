"""The copies of the site."""

from colab.core import clock
from colab.ops import copies

from .finding import Finding, State

VARIABLE = ""
ADVICE = "systemctl status colab-backup.timer; journalctl -u colab-backup"


def probe() -> Finding:
    """Look how old the last copy is; whether it can be read, `manage.py backup FOLDER --check` says."""
    seen = copies.last_copy()
    hours = (clock.now() - seen).total_seconds() / 3600 if seen else 0
    words = f"the last one was made {hours:.0f} hours ago" if seen else "none was made yet"
    if copies.is_late(seen):
        return Finding(State.WARN, words, ADVICE)
    return Finding(State.OK if seen else State.OFF, words, ADVICE)
