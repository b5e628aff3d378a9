"""What weakens a result: too few judges, too few pitches, panels that never meet."""

from collections.abc import Iterable

import numpy as np

from .marks import Table

JUDGES_A_PITCH, PITCHES_A_JUDGE, JUDGES = 3, 4, 6
PRESENT = 0.9
VARIANCE = 0.5
PROVISIONAL = {
    "no_marks",
    "one_pitch",
    "one_judge",
    "few_judges",
    "fewer_than_three_judges",
    "judge_with_few_pitches",
    "pitch_without_marks",
    "separate_panels",
    "loose_panels",
    "many_missing",
}
"""With one of these the place is provisional, and the panel decides."""


def severity_variance(table: Table) -> tuple[int, float]:
    """Return in how many pieces judges and pitches fall, and the mean variance of a severity, in sheets' noise."""
    judges = len(table.judges)
    share = np.zeros((judges, judges))
    count = np.bincount(table.pitch, minlength=len(table.pitches))
    order = np.argsort(table.pitch, kind="stable")
    at = 0
    for size in count:
        seated = table.judge[order[at : at + size]]
        at += size
        if size:
            np.add.at(share, np.ix_(seated, seated), -1.0 / size)
            np.add.at(share, (seated, seated), 1.0)
    values = np.linalg.eigvalsh(share) if judges else np.zeros(0)
    still = values < 1e-9
    left = values[~still]
    return int(still.sum()), float((1.0 / left).mean()) if left.size else 0.0


def notes(table: Table, unmarked: int, missing: int) -> Iterable[str]:
    """Yield the codes of what weakens the result; ``unmarked`` pitches, ``missing`` marks."""
    sheets = len(table.pitch)
    if not sheets:
        yield "no_marks"
        return
    judges, pitches = len(table.judges), len(table.pitches)
    a_pitch, a_judge = np.bincount(table.pitch), np.bincount(table.judge)
    pieces, variance = severity_variance(table)
    complete = sheets >= judges * pitches
    all_marks = table.values[table.given]
    found = {
        "one_pitch": pitches + unmarked == 1,
        "one_judge": judges == 1,
        "few_judges": 1 < judges < JUDGES and not complete,
        "pitch_without_marks": unmarked > 0,
        "fewer_than_three_judges": a_pitch.min() < JUDGES_A_PITCH,
        "judge_with_few_pitches": a_judge.min() < PITCHES_A_JUDGE and not complete,
        "separate_panels": pieces > 1,
        "loose_panels": pieces == 1 and variance > VARIANCE,
        "missing_marks": missing > 0,
        "many_missing": all_marks.size < PRESENT * (all_marks.size + missing),
        "all_equal": bool(np.ptp(all_marks) == 0) and pitches > 1,
    }
    yield from (code for code, true in found.items() if true)
