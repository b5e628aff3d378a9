"""Release and record packages: for one process at once, for all of them as a stream."""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse

from .merge import merge
from .processes import Process
from .releases import releases
from .sources import Source, sources
from .values import moment, page

VERSION = "1.1"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
EXTENSIONS = [
    f"https://raw.githubusercontent.com/open-contracting-extensions/ocds_{name}_extension/{version}/extension.json"
    for name, version in (("metrics", "1.1"), ("enquiry", "master"), ("legalBasis", "1.1"))
]
BATCH = 100


def head(published: datetime, uri: str) -> dict[str, Any]:
    """Return what every package says of itself; ``published`` is the moment it is made, ``uri`` its address."""
    publisher = {"name": settings.SITE_NAME, "uri": settings.SITE_URL}
    if settings.DEMO_MODE:
        publisher["name"] += "（架空のデモデータ）"
    return {
        "uri": uri,
        "version": VERSION,
        "extensions": EXTENSIONS,
        "publishedDate": moment(published),
        "publisher": publisher,
        "license": LICENCE,
        "publicationPolicy": page(reverse("open:data")),
    }


def record(source: Source) -> dict[str, Any]:
    """Return the record of a process: its releases, and what they merge to."""
    made = releases(source)
    return {"ocid": source.process.ocid, "releases": made, "compiledRelease": merge(made)}


def release_package(source: Source, published: datetime, uri: str) -> dict[str, Any]:
    """Return the releases of one process."""
    return head(published, uri) | {"releases": releases(source)}


def record_package(source: Source, published: datetime, uri: str) -> dict[str, Any]:
    """Return the record of one process."""
    return head(published, uri) | {"records": [record(source)]}


def batches(wanted: list[Process]) -> Iterator[Source]:
    """Yield the sources of all processes, so many at a time in memory."""
    for start in range(0, len(wanted), BATCH):
        yield from sources(wanted[start : start + BATCH])


def stream(wanted: list[Process], name: str, published: datetime, uri: str) -> Iterator[str]:
    """Yield the text of a package of all processes; ``name`` is "releases" or "records"."""
    text = json.dumps(head(published, uri), ensure_ascii=False)
    yield f'{text[:-1]}, "{name}": ['
    comma = ""
    for source in batches(wanted):
        for row in releases(source) if name == "releases" else [record(source)]:
            yield comma + json.dumps(row, ensure_ascii=False)
            comma = ",\n"
    yield "]}\n"
