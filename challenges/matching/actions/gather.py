"""Keep the texts of matching equal to their rows."""

from dataclasses import asdict

from django.db import transaction

from challenges.matching import sources
from challenges.matching.methods import tokens
from challenges.matching.methods.texts import Text
from challenges.matching.models import MatchText
from colab.core import clock

STEP = 200


def touch(obj) -> MatchText | None:
    """Write the text of a row anew after a change; return it when it has to be encoded, else None."""
    source = sources.of(obj)
    if source is None:
        return None
    row = source.rows().filter(pk=obj.pk).first()
    if row is None:
        MatchText.objects.filter(kind=source.kind, object_key=str(obj.pk)).delete()
        return None
    known = MatchText.objects.filter(kind=source.kind, object_key=str(obj.pk)).first()
    return _write(source, row, known)


def gather_all() -> int:
    """Write the texts of all rows of all kinds, and forget those without a row; return how many changed."""
    changed = 0
    for source in sources.all_sources():
        keys = list(source.rows().order_by("pk").values_list("pk", flat=True))
        for start in range(0, len(keys), STEP):
            changed += _portion(source, keys[start : start + STEP])
        MatchText.objects.filter(kind=source.kind).exclude(object_key__in=[str(key) for key in keys]).delete()
    return changed


def _portion(source, keys) -> int:
    with transaction.atomic():
        names = [str(key) for key in keys]
        rows = MatchText.objects.filter(kind=source.kind, object_key__in=names)
        known = {row.object_key: row for row in rows}
        found = source.rows().filter(pk__in=keys).order_by("pk")
        return sum(_write(source, row, known.get(str(row.pk))) is not None for row in found)


def _write(source, row, known: MatchText | None) -> MatchText | None:
    text, offered = source.text(row), source.offered(row)
    if known and known.digest == text.digest:
        if known.is_offered != offered:
            known.is_offered, known.changed_at = offered, clock.now()
            known.save(update_fields=["is_offered", "changed_at"])
        return None
    values = {
        "side": source.side,
        "is_offered": offered,
        "text": asdict(text),
        "digest": text.digest,
        "words": tokens.words(text.whole),
        "nouns": tokens.nouns(text.whole),
        "changed_at": clock.now(),
    }
    found, _made = MatchText.objects.update_or_create(kind=source.kind, object_key=text.id, defaults=values)
    return found


def text_of(row: MatchText, body: str | None = None) -> Text:
    """Return the text of a row; `body`: as the encoder read it."""
    return held_text(row.text, body)


def held_text(held: dict, body: str | None = None) -> Text:
    """Return a text from what is kept of it."""
    return Text(held["id"], held["title"], held["body"] if body is None else body, tuple(held["tags"]), held["more"])
