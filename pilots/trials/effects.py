"""What a pilot's verbs do to its columns and rows."""

from colab.core import clock, files
from colab.core.ledger.canonical import digest
from colab.core.lifecycle import Move, next_code
from pilots.trials import methods
from pilots.trials.access import CARRY_OVER
from pilots.trials.models import Indicator, IndicatorChange, Pilot, PilotLog, Reading
from pilots.trials.queries import results_of


def write(move: Move) -> None:
    """Put the facts on the columns of the same names; a reason has no column and stays in the ledger."""
    columns = {field.name for field in Pilot._meta.concrete_fields}
    for name, value in move.facts.items():
        if name in columns:
            setattr(move.subject, name, value)


def write_plan(move: Move) -> dict:
    """Put the plan's facts on the columns; keep the evidence of how the budget crosses the year."""
    facts = {name: value for name, value in move.facts.items() if name != "carry_over_files"}
    write(move)
    kept = _keep(move, CARRY_OVER, move.facts.get("carry_over_files") or [])
    return facts | ({"carry_over_sha256": [each.sha256 for each in kept]} if kept else {})


def fixed_hash(pilot: Pilot) -> str:
    """Return the hash over all indicators as they are fixed before the start."""
    return digest([indicator.fixed_facts() for indicator in pilot.indicators.order_by("order", "pk")])


def fix_indicators(move: Move) -> dict:
    """Fix the indicators: from here on they do not change, and the hash shows it.

    An indicator without an end of its own is measured until the end of the pilot.
    """
    pilot = move.subject
    pilot.indicators.filter(measure_by=None).update(measure_by=pilot.period_to)
    pilot.indicators.update(fixed_at=clock.now())
    pilot.indicators_hash = fixed_hash(pilot)
    facts = [indicator.fixed_facts() for indicator in pilot.indicators.order_by("order", "pk")]
    return {"indicators": facts, "indicators_hash": pilot.indicators_hash}


def unfix_indicators(move: Move) -> dict:
    """Open the plan again: indicators may change until it is agreed anew."""
    move.subject.indicators.update(fixed_at=None)
    move.subject.indicators_hash = ""
    return {"reason": move.facts["reason"]}


def set_indicators(move: Move) -> dict:
    """Replace the plan's indicators by those of the facts; only before they are fixed."""
    pilot = move.subject
    rows = move.facts["indicators"]
    kept = [row["pk"] for row in rows if row.get("pk")]
    pilot.indicators.exclude(pk__in=kept).delete()
    for order, row in enumerate(rows):
        columns = {name: value for name, value in row.items() if name != "pk"} | {"order": order}
        if row.get("pk"):
            pilot.indicators.filter(pk=row["pk"]).update(**columns)
        else:
            Indicator.objects.create(pilot=pilot, **columns)
    return {"indicators": [indicator.fixed_facts() for indicator in pilot.indicators.order_by("order", "pk")]}


def add_readings(move: Move) -> dict:
    """Enter readings; the ledger keeps how many there are and their hash, the rows keep the values.

    The file they were read from is kept with them, and its hash stands in the ledger.
    """
    kept = _keep(move, "pilot.readings", move.facts.get("file") or [])
    rows = [Reading(**row, file=kept[0] if kept else None) for row in move.facts["rows"]]
    Reading.objects.bulk_create(rows)
    facts = [[row.indicator_id, row.phase, row.label, str(row.value), row.taken_on] for row in rows]
    told = {"count": len(rows), "readings_hash": digest(facts), "source": move.facts.get("source", "")}
    return told | ({"file_sha256": kept[0].sha256} if kept else {})


def change_indicator(move: Move) -> dict:
    """Change a fixed indicator: the old values stay in a public row, and the new ones are what the hash fixes."""
    pilot, facts = move.subject, move.facts
    row = pilot.indicators.select_for_update(no_key=True).get(pk=facts["indicator"].pk)
    names = ("target", "measure_by", "method")
    new = {name: getattr(row, name) if facts.get(name) in (None, "") else facts[name] for name in names}
    was = {f"was_{name}": getattr(row, name) for name in names}
    change = IndicatorChange(indicator=row, reason=facts["reason"], at=move.now, **was)
    for name, value in new.items():
        setattr(change, f"new_{name}", value)
        setattr(row, name, value)
    change.save()
    row.save(update_fields=list(names))
    pilot.indicators_hash = fixed_hash(pilot)
    told = {name: str(getattr(change, f"was_{name}")) for name in names}
    return {
        "indicator": row.name,
        "was": told,
        "now": {name: str(value) for name, value in new.items()},
        "reason": facts["reason"],
        "indicators_hash": pilot.indicators_hash,
    }


def _keep(move: Move, purpose: str, uploads: list, **options) -> list:
    return [
        files.store(each, actor=move.actor, machine="pilot", key=move.subject.key, purpose=purpose, **options)
        for each in uploads
    ]


def add_log(move: Move) -> dict:
    """Add a line to the log."""
    line = PilotLog.objects.create(
        pilot=move.subject,
        day=move.facts["day"],
        words=move.facts["words"],
        public=move.facts.get("public", False),
        author=move.actor.user,
    )
    shown = {"alt": move.facts.get("alt", ""), "public": line.public}
    photos = _keep(move, "pilot.photo", move.facts.get("photos") or [], **shown)
    line.photos.set(photos)
    told = {"day": line.day, "words_hash": digest(line.words), "public": line.public}
    return told | ({"photos_sha256": [each.sha256 for each in photos]} if photos else {})


def sign(move: Move) -> dict:
    """Keep kind and day of the agreement, and allot the public code."""
    write(move)
    pilot = move.subject
    pilot.code = pilot.code or next_code(Pilot, "T")
    return {"agreement_kind": pilot.agreement_kind, "agreement_on": pilot.agreement_on, "code": pilot.code}


def mark_measured(move: Move) -> dict:
    """Close the measurement with the day of the fact."""
    move.subject.measured_on = move.fact_on
    return {"results": _results(move.subject)}


def evaluate(move: Move) -> dict:
    """Keep the section's evaluation; the verdict is computed from the readings, not typed."""
    write(move)
    pilot = move.subject
    pilot.verdict = methods.overall([result.verdict for _indicator, result in results_of(pilot)])
    pilot.evaluated_on = move.fact_on
    return {"verdict": pilot.verdict, "evaluation": pilot.evaluation, "results": _results(pilot)}


def _results(pilot: Pilot) -> list[dict]:
    return [
        {"indicator": indicator.name, "verdict": r.verdict, "n": r.n, "before": r.before, "after": r.after}
        for indicator, r in results_of(pilot)
    ]
