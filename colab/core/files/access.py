"""Who may read a file: whoever the rule of its subject lets, and everybody once it is public."""

from colab.core import access, lifecycle
from colab.core.files.purposes import rule_of


def may_read(actor, stored):
    """Return whether the actor may download the file (the state of its check is another question)."""
    if stored.public:
        return True
    try:
        subject = lifecycle.load(stored.machine, stored.subject_key)
    except Exception:
        # An unknown machine or a vanished subject: nobody's rule lets anybody in.
        return False
    if actor.grants.is_auditor and access.can(actor, "view", subject):
        return True
    return access.can(actor, rule_of(stored.purpose), subject)
