from .subject import subject_view
from .verb import verb_view
from .waiting import waiting_view

__all__ = ["subject_view", "verb_view", "waiting_view"]
