"""What follows from the verbs of a challenge."""

from challenges.matching.actions.invite import write
from challenges.matching.notices import tell_invited
from colab.core.lifecycle import Move, consequence


@consequence("challenge", "invite")
def invited(move: Move) -> None:
    """Rows and notices, together with the entry that counts them."""
    write(move)
    tell_invited(move)
