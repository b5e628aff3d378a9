"""OCDS: releases and records of all processes as streams, of one process at a fixed address, and flat tables."""

from collections.abc import Callable

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse

from colab.core import clock
from colab.open.ocds.flat import archive
from colab.open.ocds.packages import batches, record, record_package, release_package, stream
from colab.open.ocds.processes import process_of, processes
from colab.open.ocds.sources import sources


def releases(request: HttpRequest) -> StreamingHttpResponse:
    """Return the releases of all processes as one package."""
    return _all(request, "releases")


def records(request: HttpRequest) -> StreamingHttpResponse:
    """Return the records of all processes as one package."""
    return _all(request, "records")


def _all(request: HttpRequest, name: str) -> StreamingHttpResponse:
    made = stream(processes(), name, clock.now(), settings.SITE_URL + request.path)
    return _open(StreamingHttpResponse(made, content_type="application/json"))


def release_of(request: HttpRequest, code: str) -> JsonResponse:
    """Return the release package of the process that a number names (K-, N-, T- or C-)."""
    return _one(request, code, release_package)


def record_of(request: HttpRequest, code: str) -> JsonResponse:
    """Return the record package of that process."""
    return _one(request, code, record_package)


def _one(request: HttpRequest, code: str, make: Callable) -> JsonResponse:
    process = process_of(code)
    if process is None:
        raise Http404
    made = make(sources([process])[0], clock.now(), settings.SITE_URL + request.path)
    return _open(JsonResponse(made, json_dumps_params={"ensure_ascii": False}))


def tables(request: HttpRequest) -> HttpResponse:
    """Return the compiled releases of all processes as CSV tables in a ZIP archive."""
    compiled = (record(source)["compiledRelease"] for source in batches(processes()))
    answer = HttpResponse(archive(compiled), content_type="application/zip")
    answer["Content-Disposition"] = 'attachment; filename="ocds.zip"'
    return _open(answer)


def _open(answer: HttpResponse) -> HttpResponse:
    answer["Access-Control-Allow-Origin"] = "*"
    return answer
