"""Around every request: its id, its line in the log, its figures, and the pages that are made once for many."""

from colab.ops.middleware.kept_pages import KeptPagesMiddleware
from colab.ops.middleware.shared_pages import SharedPagesMiddleware
from colab.ops.middleware.watch import WatchMiddleware

__all__ = ["KeptPagesMiddleware", "SharedPagesMiddleware", "WatchMiddleware"]
