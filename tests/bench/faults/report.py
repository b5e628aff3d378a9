"""The figures."""

from statistics import median

from tests.bench.faults.comparing.finding import Finding
from tests.bench.faults.diary import Diary
from tests.bench.faults.killing import Kill
from tests.bench.faults.parts import KILLED


def say(line: str = "") -> None:
    """Print at once."""
    print(line, flush=True)  # noqa: T201


def report(diary: Diary, findings: list[Finding], kills: list[Kill], ended: dict[str, int], seconds: float) -> bool:
    """Print everything; return whether nothing was lost or doubled and everybody got through."""
    say(f"\n{sum(diary.done.values())} actions in {seconds / 60:.1f} minutes, {len(kills)} kills, "
        f"{sum(diary.broken.values())} broken answers ({_words(diary.broken)}), {diary.retries} retries")  # fmt: skip
    say(f"longest wait of a person for one thing: {diary.longest:.1f} s")
    say(", ".join(f"{kind} {times}" for kind, times in sorted(diary.done.items())))
    _table_of_kills(kills, ended)
    say(f"\n{'':16} {'acknowledged':>12} {'lost':>6} {'doubled':>8}")
    for one in findings:
        say(f"{one.what:16} {one.acknowledged:12} {len(one.lost):6} {len(one.doubled):8}  {'; '.join(one.notes)}")
    for one in findings:
        for words, lines in (("LOST", one.lost), ("DOUBLED", one.doubled)):
            for line in lines[:10]:
                say(f"{words} {one.what}: {line}")
    say(f"{len(diary.undone)} actions that could not be done")
    met = all(one.ok for one in findings) and not diary.undone
    say("\nnothing lost, nothing doubled" if met else "\nNOT as it should be")
    return met


def _table_of_kills(kills: list[Kill], ended: dict[str, int]) -> None:
    say(f"\n{'':10} {'kills':>6} {'of one process':>15} {'ended itself':>13} {'up again s':>16} {'/readyz s':>16}")
    for name in KILLED:
        some = [kill for kill in kills if kill.part == name]
        alone = sum(1 for kill in some if kill.alone)
        say(f"{name:10} {len(some):6} {alone:15} {ended.get(name, 0):13} "
            f"{_spread([kill.up for kill in some]):>16} {_spread([kill.ready for kill in some]):>16}")  # fmt: skip


def _spread(values: list[float]) -> str:
    """Return median and longest."""
    return f"{median(values):.1f} (≤ {max(values):.1f})" if values else "–"


def _words(counted) -> str:
    return ", ".join(f"{what} {times}" for what, times in counted.most_common()) or "none"
