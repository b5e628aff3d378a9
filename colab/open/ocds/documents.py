"""Public pages as documents of the standard."""

from typing import Any

from colab.core.ui.navigation import safe_reverse
from colab.open.cases.evidence import link

from .values import both, filled, moment, page

NOTICES = {"forecast": "plannedProcurementNotice", "pre": "tenderNotice", "post": "contractNotice"}
"""Our publications → document types."""
TITLES = {
    "forecast": ("発注見通し", "Forecast"),
    "pre": ("契約締結前の公表", "Publication before the contract"),
    "post": ("契約締結状況の公表", "Publication after the contract"),
}


def of_page(subject: Any, kind: str, title: tuple[str, str], day: Any = None) -> list[dict]:
    """Return the public page of a subject as one document, or none."""
    found = link(subject)
    if not found:
        return []
    return [_document(f"{subject.code}-{kind}", kind, title, found["url"], day)]


def of_notice(notice: Any, code: str) -> dict:
    """Return a publication (公表) as a document."""
    title, english = TITLES[notice.kind]
    made = _document(
        f"{code}-{notice.kind}",
        NOTICES[notice.kind],
        (f"{title}：{notice.title}", f"{english}: {notice.title_en or notice.title}"),
        safe_reverse("procurement:detail", code),
        notice.published_on,
    )
    return made | both("description", notice, "outline")


def of_case(code: str) -> dict:
    """Return the page that tells the case: why it was bought without a tender."""
    title = ("随意契約の理由と経過", "Why and how it came to a contract without a tender")
    return _document(f"{code}-case", "contractSummary", title, safe_reverse("open:case", code))


def _document(id_: str, kind: str, title: tuple[str, str], path: str, day: Any = None) -> dict:
    made = {"id": id_, "documentType": kind, **both("title", title), "url": page(path)}
    return filled(made | {"datePublished": moment(day), "format": "text/html", "language": "ja"})
