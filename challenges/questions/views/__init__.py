from .questions import ask_view, board, publish_all

__all__ = ["ask_view", "board", "publish_all"]
