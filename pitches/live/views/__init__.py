from .desk import codes, desk
from .screen import now, screen
from .vote import vote, vote_qr

__all__ = ["codes", "desk", "now", "screen", "vote", "vote_qr"]
