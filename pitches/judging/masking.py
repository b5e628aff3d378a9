"""Masking names in text. It catches what is on record; whatever else tells who somebody is, the office must find."""

import re
from collections.abc import Iterable

BLANK = "＊＊＊"
ADDRESS = re.compile(r"[a-z0-9._%+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+|(?:https?://|www\.)[!-~]+", re.IGNORECASE)
FORMS = re.compile(
    r"株式会社|有限会社|合同会社|合資会社|一般社団法人|特定非営利活動法人|NPO法人|[（(]株[）)]|"
    r",?\s*\b(?:Inc|Co|Ltd|LLC|K\.?K|Corp|Corporation|Company|Limited)\b\.?,?",
    re.IGNORECASE,
)
SHORTEST = 2


def pattern_of(names: Iterable[str]) -> re.Pattern | None:
    """Return what finds any of ``names``, with or without their legal form and the spaces inside them."""
    wanted = set()
    for name in names:
        wanted |= {(name or "").strip(), FORMS.sub("", name or "").strip()}
    parts = [r"\s*".join(map(re.escape, name.split())) for name in wanted if len(name) >= SHORTEST]
    return re.compile("|".join(sorted(parts, key=lambda part: (-len(part), part))), re.IGNORECASE) if parts else None


def mask(text: str, pattern: re.Pattern | None) -> str:
    """Return ``text`` without e-mail addresses, web addresses and the names."""
    text = ADDRESS.sub(BLANK, text)
    return pattern.sub(BLANK, text) if pattern else text
