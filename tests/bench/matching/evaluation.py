"""Reads the evaluation set and measures lists on it."""

from pathlib import Path
from statistics import mean

from challenges.matching import jsonl
from challenges.matching.methods.measures import ndcg, recall, reciprocal_rank

DATA = Path(__file__).parent / "data"
SETS = {"first": DATA, "second": DATA / "second"}


def load(name: str = "first") -> tuple[list[jsonl.Row], list[jsonl.Row], dict[str, dict[str, int]]]:
    """Return challenges, solutions, and challenge → solution → grade, of one of SETS."""
    folder = SETS[name]
    challenges = jsonl.read((folder / "challenges.jsonl").read_text(encoding="utf-8").splitlines(), jsonl.challenge)
    solutions = jsonl.read((folder / "solutions.jsonl").read_text(encoding="utf-8").splitlines(), jsonl.solution)
    grades: dict[str, dict[str, int]] = {}
    for line in (folder / "judgements.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        challenge, solution, grade = line.split("\t")
        grades.setdefault(challenge, {})[solution] = int(grade)
    return challenges, solutions, grades


def figures(
    orders: dict[str, list[str]], grades: dict[str, dict[str, int]], *, decoys: bool = True
) -> dict[str, float]:
    """Return nDCG@10 and recall@10, means over the challenges of `orders` (challenge → solutions, best first)."""
    values = []
    for challenge, order in orders.items():
        own = grades[challenge]
        kept = order if decoys else [found for found in order if own.get(found) != 0]
        values.append((ndcg(kept, own), recall(kept, own)))
    return {"ndcg": mean(v[0] for v in values), "recall": mean(v[1] for v in values)}


def reverse_mrr(orders: dict[str, list[str]], grades: dict[str, dict[str, int]]) -> float:
    """Return the mean reciprocal rank of a solution's first challenge of grade 3 (solution → challenges)."""
    wanted: dict[str, set[str]] = {}
    for challenge, own in grades.items():
        for solution in (found for found, grade in own.items() if grade == 3):
            wanted.setdefault(solution, set()).add(challenge)
    return mean(reciprocal_rank(orders[solution], goals) for solution, goals in sorted(wanted.items()))
