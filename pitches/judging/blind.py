"""What a judge is shown of a pitch: all of it, or in a blind round what tells nothing of who it is from.

A round is blind until its marking is closed; then the panel deliberates with the names. Conflicts of interest are
asked beforehand against a list of all applicants that is tied to no pitch.
"""

import secrets
from collections import defaultdict
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from colab.core import files
from colab.core.organisations.models import Membership, Solution
from pitches.rounds.enums import RoundState
from pitches.rounds.models import Round
from pitches.submissions import correcting, values
from pitches.submissions.content import WORD_FIELDS
from pitches.submissions.models import Pitch

from .masking import BLANK, mask, pattern_of
from .models import Pseudonym, RedactedCopy

PURPOSE = "judging.redacted"
HIDING = tuple(s.value for s in (RoundState.PLANNED, RoundState.JUDGES_FIXED, RoundState.SCORING))
LEFT_OUT = ("repository_url", "video_url")
"""Never shown in a blind round: an address leads to its owner."""
OWN = (
    "name",
    "name_kana",
    "name_en",
    "trade_name",
    "representative",
    "contact_name",
    "contact_phone",
    "corporate_number",
)
REWRITABLE = tuple(
    name
    for name in WORD_FIELDS
    if isinstance(Pitch._meta.get_field(name), models.CharField | models.TextField)
    and name not in (*LEFT_OUT, "product_stage", "publish_scope")
)
BLIND_ROUNDS = Q(blind=True, state__in=HIDING)


def hides(round_: Round) -> bool:
    """Return whether names are hidden from the judges of the round now."""
    return round_.blind and round_.state in HIDING


@dataclass(frozen=True)
class Shown:
    """A pitch as a judge sees it."""

    title: str
    name: str
    words: dict[str, Any]


def shown(round_: Round, pitches: list[Pitch]) -> dict[int, Shown]:
    """Return {pitch id: what a judge of the round sees of it}; a constant number of queries."""
    if not hides(round_):
        return {p.pk: Shown(p.label, p.organisation.label, values.handed(p)) for p in pitches}
    names = names_of({pitch.organisation for pitch in pitches})
    numbers = dict(Pseudonym.objects.filter(round=round_).values_list("pitch", "number"))
    copies = dict(RedactedCopy.objects.filter(round=round_).values_list("pitch", "words"))
    found = {}
    for pitch in pitches:
        words = redacted(pitch, copies.get(pitch.pk, {}), names[pitch.organisation_id])
        english = (get_language() or "ja").startswith("en") and words["title_en"]
        title = words["title_en"] if english else words["title"]
        found[pitch.pk] = Shown(title, applicant(numbers.get(pitch.pk)), words)
    return found


def redacted(pitch: Pitch, rewritten: dict[str, str], names: set[str]) -> dict[str, Any]:
    """Return the words with names masked, the office's own wording first, and without addresses of the web."""
    pattern = pattern_of(names)
    words = values.handed(pitch) | rewritten
    words = {name: mask(value, pattern) if isinstance(value, str) else value for name, value in words.items()}
    return words | dict.fromkeys(LEFT_OUT, "")


def corrections_of(round_: Round, pitch: Pitch) -> list[dict]:
    """Return the accepted corrections a judge may see; in a blind round none that touches a name or rewritten words."""
    found = list(correcting.shown(pitch))
    if not hides(round_):
        return found
    copy = RedactedCopy.objects.filter(round=round_, pitch=pitch).first()
    closed = {*LEFT_OUT, *(copy.words if copy else ())}
    pattern = pattern_of(names_of([pitch.organisation])[pitch.organisation_id])
    words = values.handed(pitch)

    def tells(one: dict) -> bool:
        before = str(words.get(one["field"]) or "")
        after = before.replace(one["old"], one["new"])  # an error inside a name makes it a name
        hidden = any(mask(text, pattern) != text for text in (one["old"], one["new"]))
        return hidden or mask(after, pattern).count(BLANK) != mask(before, pattern).count(BLANK)

    return [one for one in found if one["field"] not in closed and not tells(one)]


def names_of(organisations) -> dict[int, set[str]]:
    """Return {organisation id: every name, person, product and address on record that would tell who it is}."""
    found: dict[int, set[str]] = defaultdict(set)
    for one in organisations:
        found[one.pk] |= {getattr(one, field) or "" for field in OWN}
        found[one.pk].add(urlsplit(one.website or "").hostname or "")
    keys = list(found)
    members = Membership.objects.filter(organisation__in=keys).order_by("pk").select_related("user")
    for member in members:
        found[member.organisation_id] |= {member.user.name, member.user.name_en}
    for solution in Solution.objects.filter(organisation__in=keys):
        found[solution.organisation_id] |= {solution.name, solution.name_en}
    return found


def letters(number: int | None) -> str:
    """Return A for 1 and so on; after Z come AA, AB; a dash for none."""
    found, left = "", number or 0
    while left > 0:
        left, place = divmod(left - 1, 26)
        found = chr(ord("A") + place) + found
    return found or "–"


def applicant(number: int | None) -> str:
    """Return 応募者A and so on."""
    return _("Applicant %(letter)s") % {"letter": letters(number)}


def give_pseudonyms(round_: Round, pitches) -> None:
    """Give every pitch without a pseudonym one of the free numbers, drawn at random."""
    held = dict(Pseudonym.objects.filter(round=round_).values_list("pitch", "number"))
    new = [pitch for pitch in pitches if pitch not in held]
    free = sorted(set(range(1, len(held) + len(new) + 1)) - set(held.values()))
    secrets.SystemRandom().shuffle(free)
    Pseudonym.objects.bulk_create(
        Pseudonym(round=round_, pitch_id=pitch, number=number) for pitch, number in zip(new, free, strict=False)
    )


def redacted_files(pitch: Pitch) -> list:
    """Return the files that the office put in the place of those handed in."""
    return list(files.of("pitch", pitch.key, purpose=PURPOSE))
