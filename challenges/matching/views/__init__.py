from .challenge import challenge_matches, dismiss, invite
from .office import overview
from .team import team_matches

__all__ = ["challenge_matches", "dismiss", "invite", "overview", "team_matches"]
