"""The id of a request, its line in the log and its figures."""

import logging
import re
import secrets
import time

from django.db import connection

from colab.ops import context, metrics
from colab.ops.shown import shown_path

logger = logging.getLogger("colab.requests")
SANE = re.compile(r"[A-Za-z0-9._-]{8,64}")
QUIET = ("/healthz", "/readyz", "/metrics", "/static/")


class WatchMiddleware:
    """Outermost: takes the proxy's ``X-Request-ID`` or makes one, answers with it, logs and counts the request."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        given = request.META.get("HTTP_X_REQUEST_ID", "")
        made = given if SANE.fullmatch(given) else secrets.token_hex(8)
        id_token, subject_token = context.request_id.set(made), context.subject.set("")
        counter, begun = Counter(), time.perf_counter()
        try:
            with connection.execute_wrapper(counter):
                response = self.get_response(request)
            self._tell(request, response, counter.count, time.perf_counter() - begun)
        finally:
            context.request_id.reset(id_token)
            context.subject.reset(subject_token)
        response.headers["X-Request-ID"] = made
        return response

    def _tell(self, request, response, queries: int, seconds: float) -> None:
        match = getattr(request, "resolver_match", None)
        metrics.observe(request.method, _route(match, response), response.status_code, seconds, queries)
        if logger.isEnabledFor(logging.INFO) and not request.path.startswith(QUIET):
            # The query string stays out: people search for names.
            path = shown_path(request.path, match, found=response.status_code < 400)
            extra = {"method": request.method, "path": path, "status": response.status_code,
                     "ms": round(seconds * 1000, 1), "queries": queries}  # fmt: skip
            logger.info("%s %s %s", request.method, path, response.status_code, extra=extra)


def _route(match, response) -> str:
    if response.get("X-Kept") == "1":
        return "kept"
    if match:
        return match.view_name or match.route
    return "file" if response.status_code < 400 else "none"


class Counter:
    """Counts the statements of one request."""

    def __init__(self):
        self.count = 0

    def __call__(self, execute, sql, params, many, context):
        self.count += 1
        return execute(sql, params, many, context)
