from .dismissals import Dismissal
from .invitations import PitchInvitation
from .texts import Encoding, MatchText

__all__ = ["Dismissal", "Encoding", "PitchInvitation", "MatchText"]
