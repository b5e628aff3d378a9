"""What each web process counts itself; with several processes they meet in PROMETHEUS_MULTIPROC_DIR."""

from prometheus_client import Counter, Histogram

REQUESTS = Counter("colab_requests_total", "Requests answered", ["method", "route", "status"])
SECONDS = Histogram(
    "colab_request_seconds", "Seconds a request took", ["route"],
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1, 2.5, 5, 10),
)  # fmt: skip
QUERIES = Histogram(
    "colab_request_queries", "Statements a request sent to the database", ["route"], buckets=(0, 1, 5, 10, 20, 50, 100)
)
METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}


def observe(method: str, route: str, status: int, seconds: float, queries: int) -> None:
    """Count one request; ``route`` is the name of the view, never the address, so that figures stay few."""
    REQUESTS.labels(method if method in METHODS else "other", route, str(status)).inc()
    SECONDS.labels(route).observe(seconds)
    QUERIES.labels(route).observe(queries)
