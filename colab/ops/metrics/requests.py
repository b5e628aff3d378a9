"""What each web process counts itself; with several processes they meet in PROMETHEUS_MULTIPROC_DIR."""

import os

from prometheus_client import REGISTRY, CollectorRegistry, Counter, Histogram
from prometheus_client.multiprocess import MultiProcessCollector

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


def is_shared() -> bool:
    """Return whether all processes' figures are here, and not only this one's."""
    return bool(os.environ.get("PROMETHEUS_MULTIPROC_DIR"))


def registry() -> CollectorRegistry:
    """Return what was counted: by all web processes where they have a folder to meet in, else by this one."""
    if not is_shared():
        return REGISTRY
    together = CollectorRegistry()
    MultiProcessCollector(together)
    return together


def totals() -> tuple[int, int]:
    """Return how many requests were answered since the web server started, and how many of them by an error of ours."""
    found = [
        (sample.labels["status"], sample.value)
        for family in registry().collect()
        for sample in family.samples
        if sample.name == "colab_requests_total"
    ]
    return int(sum(count for _status, count in found)), int(sum(count for status, count in found if status >= "500"))
