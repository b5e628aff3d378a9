"""A team's own marks, where the rules published beforehand say so: from judges A, B, C, letters new for each round."""

from django.conf import settings
from django.utils.crypto import salted_hmac

from pitches.judging.blind import letters
from pitches.judging.queries import counted
from pitches.rounds.models import Round
from pitches.submissions.models import Pitch


def pseudonyms(round_: Round) -> dict[int, str]:
    """Return member id → letter. Who is A is drawn by the site's secret and the round, for this round alone."""
    seats = round_.panel.order_by("pk").values_list("pk", "key")
    drawn = sorted(seats, key=lambda seat: _lot(f"{round_.key}:{seat[1]}"))
    return {pk: letters(number) for number, (pk, _key) in enumerate(drawn, 1)}


def _lot(text: str) -> str:
    return salted_hmac("pitches.decisions.pseudonym", text, secret=settings.SECRET_KEY, algorithm="sha256").hexdigest()


def marks_of(round_: Round, pitch: Pitch) -> list[tuple[str, list]]:
    """Return (letter, marks by criterion) of every judge whose sheet counts; [] unless the published rules say so."""
    if not round_.single_marks:
        return []
    names = pseudonyms(round_)
    pitches = Pitch.objects.filter(pk=pitch.pk)
    rows = []
    for sheet in counted(round_, pitches).select_related("rubric").prefetch_related("marks", "rubric__criteria"):
        given = {mark.criterion_id: mark.value for mark in sheet.marks.all()}
        rows.append((names[sheet.member], [given.get(criterion.pk) for criterion in sheet.rubric.criteria.all()]))
    return sorted(rows)
