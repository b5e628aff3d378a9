"""Every installed method on the evaluation set."""

import time
from collections.abc import Callable

from challenges.matching.methods import chain, ranking
from challenges.matching.methods.collection import Collection
from challenges.matching.methods.stock import without_stock

from .evaluation import figures, load, reverse_mrr


def table(say: Callable[[str], None], name: str) -> dict[str, float]:
    """Print a row a method: all of a set, every second challenge, without decoys, reverse; return nDCG@10 of each."""
    challenges, solutions, grades = load(name)
    asked = Collection(without_stock([row.text for row in challenges]))
    offered = Collection(without_stock([row.text for row in solutions]))
    ids, names = [text.id for text in asked.texts], [text.id for text in offered.texts]
    say(f"\n{name:11} nDCG@10   R@10 |    half    R@10 | no decoys   R@10 | reverse MRR | seconds")
    found = {}
    for method in chain.installed():
        start = time.perf_counter()
        matrix = ranking.scores(method, asked, offered)
        lists = ranking.best_profiles(matrix, len(names))
        orders = {ids[own[0].challenge]: [names[match.profile] for match in own] for own in lists}
        back = ranking.best_challenges(matrix, len(ids))
        mrr = reverse_mrr({names[own[0].profile]: [ids[match.challenge] for match in own] for own in back}, grades)
        whole = figures(orders, grades)
        held = figures({key: orders[key] for key in sorted(orders)[1::2]}, grades)
        plain = figures(orders, grades, decoys=False)
        found[method.name] = whole["ndcg"]
        cells = [f"{part['ndcg']:.3f}  {part['recall']:.3f}" for part in (whole, held, plain)]
        seconds = time.perf_counter() - start
        say(f"{method.name:11} {cells[0]} |   {cells[1]} |   {cells[2]} |       {mrr:.3f} | {seconds:6.1f}")
    return found
