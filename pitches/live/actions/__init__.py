from .reveal import reveal_vote
from .stage import set_stage
from .vote import NoVote, cast

__all__ = ["NoVote", "cast", "reveal_vote", "set_stage"]
