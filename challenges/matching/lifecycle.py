"""What follows from the verbs of a challenge."""

from challenges.matching.actions.invite import write
from challenges.matching.notices import tell_invited
from challenges.matching.tasks import TELL
from colab.core import outbox
from colab.core.lifecycle import Move, consequence


@consequence("challenge", "invite")
def invited(move: Move) -> None:
    """Rows and notices, together with the entry that counts them."""
    write(move)
    tell_invited(move)


@consequence("challenge", "open")
def opened(move: Move) -> None:
    """Teams whose solutions come near to it are told by the worker."""
    outbox.put(TELL, {"challenge": move.subject.key}, key=move.subject.key)
