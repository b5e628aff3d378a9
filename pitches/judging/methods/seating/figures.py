"""The figures that explain an assignment."""

import numpy as np

from .graph import pieces, severity_variance
from .instance import METHOD, Instance
from .table import Table


def explain(instance: Instance, table: Table, seats: np.ndarray, best: float, seed: str, notes: list[str]) -> dict:
    """Return loads, expertise, pieces and severity variance in plain numbers; notes are codes."""
    loads, sizes = seats.sum(1), seats.sum(0)
    count, judge_home, pitch_home = pieces(seats)
    achieved = float(table.expertise[seats].sum())
    variance = severity_variance(seats)
    kinds, numbers = np.unique(loads, return_counts=True)
    return {
        "method": METHOD,
        "seed": seed,
        "pitches": len(table.pitches),
        "judges": len(table.judges),
        "seats": int(seats.sum()),
        "per_pitch": {"lowest": int(sizes.min()), "highest": int(sizes.max())},
        "loads": {"lowest": int(loads.min()), "highest": int(loads.max())},
        "judges_by_load": {str(int(load)): int(n) for load, n in zip(kinds, numbers, strict=True)},
        "expertise": {
            "achieved": round(achieved, 6),
            "optimum": round(best, 6),
            "share": round(achieved / best, 6) if best > 0 else 1.0,
        },
        "components": count,
        "pieces": [
            {"judges": int((judge_home == one).sum()), "pitches": int((pitch_home == one).sum())}
            for one in range(count)
        ],
        "severity_variance": round(variance, 6) if np.isfinite(variance) else None,
        "conflicts": len(instance.conflicts),
        "fixed": len(instance.fixed),
        "notes": notes + (["idle_judges"] if loads.min() == 0 else []),
    }
