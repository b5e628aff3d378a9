"""gBizINFO: public data of a company by its corporate number. Optional, cached, off without a token.

Only the host of the settings is ever asked, and only for thirteen digits with the right check digit; redirects are not
followed, long answers not read. Whatever goes wrong, the form is filled in by hand.
"""

import json
from datetime import date
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.cache import cache

from . import corporate_number

DAY = 24 * 60 * 60
KEPT, UNKNOWN_KEPT = 7 * DAY, DAY
LONGEST = 1 << 20
COLUMNS = {
    "name": "name",
    "name_kana": "kana",
    "name_en": "name_en",
    "address": "location",
    "representative": "representative_name",
    "representative_title": "representative_position",
    "established_on": "date_of_establishment",
    "capital_yen": "capital_stock",
    "employees": "employee_number",
    "website": "company_url",
}
"""Column of an organisation → item of the answer."""


class Unanswered(Exception):
    """gBizINFO could not be asked, or its answer could not be read."""


def is_on() -> bool:
    """Whether a token is set."""
    return bool(settings.GBIZINFO_TOKEN)


def find(number: str) -> dict[str, Any] | None:
    """Return {column: value} of the company with this number, None where gBizINFO knows none. Raises ``Unanswered``.

    What was answered is kept for a week; that there is nothing, for a day.
    """
    if not is_on() or not corporate_number.is_valid(number):
        return None
    key = f"gbizinfo:{number}"
    if (kept := cache.get(key)) is None:
        kept = {"found": read(_ask(number), number)}
        cache.set(key, kept, KEPT if kept["found"] else UNKNOWN_KEPT)
    return kept["found"]


def read(answer: dict[str, Any], number: str) -> dict[str, Any] | None:
    """Return the columns that an answer fills; what has another form than expected is left out."""
    rows = answer.get("hojin-infos") or []
    row = next((each for each in rows if isinstance(each, dict) and str(each.get("corporate_number")) == number), None)
    if row is None:
        return None
    found = {column: _value(column, row.get(item)) for column, item in COLUMNS.items()}
    return {column: value for column, value in found.items() if value not in (None, "")}


def _value(column: str, value: Any) -> Any:
    from .models import Organisation

    try:
        if column == "established_on":
            return date.fromisoformat(str(value)[:10]) if value else None
        if column in ("capital_yen", "employees"):
            return int(value) if value not in (None, "") and int(value) >= 0 else None
    except ValueError:
        return None
    text = " ".join(str(value or "").split())
    if column == "website" and not text.startswith(("http://", "https://")):
        return None
    longest = Organisation._meta.get_field(column).max_length
    return text if len(text) <= longest else None


def _ask(number: str) -> dict[str, Any]:
    """Return the answer as JSON; {} where the number is unknown."""
    place = urlsplit(settings.GBIZINFO_URL)
    kind = HTTPSConnection if place.scheme == "https" else HTTPConnection
    connection = kind(place.hostname, place.port, timeout=settings.GBIZINFO_TIMEOUT)
    headers = {"X-hojinInfo-api-token": settings.GBIZINFO_TOKEN, "Accept": "application/json"}
    try:
        connection.request("GET", f"{place.path}/v2/hojin/{number}", headers=headers)
        response = connection.getresponse()
        body = response.read(LONGEST + 1)
    except (OSError, HTTPException) as error:
        raise Unanswered(str(error)) from error
    finally:
        connection.close()
    if response.status == 404:
        return {}
    if response.status != 200 or len(body) > LONGEST:
        raise Unanswered(f"status {response.status}, {len(body)} bytes")
    try:
        answer = json.loads(body)
    except ValueError as error:
        raise Unanswered("no JSON") from error
    if not isinstance(answer, dict):
        raise Unanswered("no object")
    return answer
