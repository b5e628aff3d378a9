"""Around every request: its id, its line in the log, its figures, and the page kept for anonymous readers."""

from colab.ops.middleware.kept_pages import KeptPagesMiddleware
from colab.ops.middleware.watch import WatchMiddleware

__all__ = ["KeptPagesMiddleware", "WatchMiddleware"]
