"""What the verbs of an event write."""

import secrets
from random import Random

from challenges.briefings.seats import booking
from colab.core.lifecycle import Move
from colab.core.lifecycle.codes import next_code
from pitches.rounds.models import Round
from pitches.rounds.queries import FINALISTS
from pitches.submissions.models import Pitch

from .models import Event, EventRound, Finalist, ProgrammeLine


def write(move: Move) -> dict:
    """Write the columns; a greater capacity lets people move up from the waiting list."""
    for name, value in move.facts.items():
        setattr(move.subject, name, value)
    move.after(lambda: booking.fill_up(move.subject))
    return dict(move.facts)


def set_rounds(move: Move) -> None:
    """Host exactly these rounds, in this order (fact: rounds, keys)."""
    event = move.subject
    event.event_rounds.exclude(round__key__in=move.facts["rounds"]).delete()
    for order, key in enumerate(move.facts["rounds"], 1):
        round_ = Round.objects.get(key=key)
        EventRound.objects.update_or_create(round=round_, defaults={"event": event, "order": order})
        move.links.append(("round", key))


def set_programme(move: Move) -> None:
    """Put the lines in the place of the old ones (fact: lines)."""
    move.subject.lines.all().delete()
    names = ("at", "title", "title_en", "speaker", "speaker_en")
    ProgrammeLine.objects.bulk_create(
        ProgrammeLine(event=move.subject, order=order, **{name: line[name] for name in names if name in line})
        for order, line in enumerate(move.facts["lines"], 1)
    )


def announce(move: Move) -> dict:
    """Give the event its public code."""
    move.subject.code = move.subject.code or next_code(Event, "E")
    return {"code": move.subject.code}


def draw_order(move: Move) -> dict:
    """Draw the running order of the finalists by lot; the seed is published, so that anybody can repeat the lot."""
    seed = (move.facts.get("seed") or "").strip() or secrets.token_hex(4)
    move.subject.lot_seed = seed
    order = {}
    for hosted in move.subject.event_rounds.select_related("round"):
        rows = Pitch.objects.filter(challenge=hosted.round.challenge_id, state__in=FINALISTS)
        drawn = running_order(list(rows.order_by("key").values_list("key", flat=True)), f"{seed}/{hosted.order}")
        pitches = {pitch.key: pitch for pitch in rows}
        hosted.finalists.all().delete()
        Finalist.objects.bulk_create(
            Finalist(event_round=hosted, pitch=pitches[key], position=n) for n, key in enumerate(drawn, 1)
        )
        order[hosted.round.key] = drawn
    return {"seed": seed, "order": order}


def running_order(keys: list[str], seed: str) -> list[str]:
    """Return the keys in the order of the lot: sorted, then shuffled by the seed."""
    drawn = sorted(keys)
    Random(seed).shuffle(drawn)  # noqa: S311 - a published lot, not a secret
    return drawn


def report(move: Move) -> None:
    """Keep the words of the report."""
    move.subject.report = move.facts.get("report", "")
    move.subject.report_en = move.facts.get("report_en", "")


def cancel(move: Move) -> None:
    """Tell everybody who has a seat or waits; nobody has to pay any more."""
    move.subject.cancelled_reason = move.facts["reason"]
    move.after(lambda: booking.call_off(move.subject))
