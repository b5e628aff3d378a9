"""What every screen shows, and nothing else: no mark, no order of merit, no count before its reveal."""

from dataclasses import dataclass, field
from functools import lru_cache

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from pitches.decisions.public import result_of
from pitches.events.enums import WITH_RESULT
from pitches.events.models import Event, Finalist
from pitches.events.queries import finalists, rounds_of

from .enums import WITH_TEAM
from .models import Stage
from .queries import stage_of, votes_of


@dataclass(frozen=True)
class Board:
    """The public side of a stage."""

    event: Event
    stage: Stage
    team: str = ""
    topic: str = ""
    position: int = 0
    total: int = 0
    votes: list[dict] = field(default_factory=list)
    results: list[tuple] = field(default_factory=list)


def team_label(line: Finalist, position: int) -> str:
    """Return the team's name, or its number where it does not wish to be named here."""
    if line.is_named:
        return line.pitch.organisation.label
    return _("Team %(number)s") % {"number": position}


def numbered(event: Event) -> list[tuple[int, Finalist]]:
    """Return the finalists of all rounds with their number in the running order of the day."""
    return list(enumerate(finalists(event), 1))


def board_of(event: Event, stage: Stage) -> Board:
    """Return the board as it stands."""
    lines = numbered(event)
    own = next(((n, line) for n, line in lines if line.pk == stage.finalist_id), None)
    on_stage = own if event.state == "live" and stage.part in WITH_TEAM else None
    return Board(
        event=event,
        stage=stage,
        team=team_label(on_stage[1], on_stage[0]) if on_stage else "",
        topic=on_stage[1].event_round.round.challenge.label if on_stage else "",
        position=on_stage[0] if on_stage else 0,
        total=len(lines),
        votes=_votes(event, lines) if stage.vote_revealed_at else [],
        results=_results(event) if event.state in WITH_RESULT else [],
    )


def _votes(event: Event, lines: list) -> list[dict]:
    counts = votes_of(event)
    most = max([1, *counts.values()])
    rows = [
        {"name": team_label(line, n), "votes": counts[line.pitch.key], "most": most, "number": n} for n, line in lines
    ]
    for row in rows:
        row["place"] = 1 + sum(other["votes"] > row["votes"] for other in rows)
    return sorted(rows, key=lambda row: (row["place"], row["number"]))


def _results(event: Event) -> list[tuple]:
    found = [(round_.challenge, result_of(round_.challenge)) for round_ in rounds_of(event)]
    return [(challenge, result) for challenge, result in found if result is not None]


@lru_cache(maxsize=64)
def fragment(event_key: str, pk: int, version: int, language: str) -> str:
    """Return the board as HTML. Hundreds of screens ask for the same one, so it is made once a version."""
    event = Event.objects.get(pk=pk)
    with translation.override(language):
        return render_to_string("live/board.html", {"board": board_of(event, stage_of(event))})
