"""Lists as the interface gives them: newest first, a page at a time, narrowed by payment and day."""

from typing import Any

from colab.demo.till.params import known, whole
from colab.demo.till.problems import invalid, missing

LIST = {"limit", "starting_after", "created", "payment_intent", "expand"}
BOUNDS = {
    "gt": lambda moment, bound: moment > bound,
    "gte": lambda moment, bound: moment >= bound,
    "lt": lambda moment, bound: moment < bound,
    "lte": lambda moment, bound: moment <= bound,
}
LARGEST = 100


def listed(rows: list[dict], asked: dict[str, Any], url: str) -> dict:
    """Return the page of ``rows`` (newest first) that the parameters ask for; raises a Problem for a wrong one."""
    known(asked, LIST)
    limit, after = whole(asked.get("limit", 10), "limit"), asked.get("starting_after", "")
    if not 1 <= limit <= LARGEST:
        raise invalid(f"Invalid integer: {limit} must be between 1 and {LARGEST}", "limit")
    if "payment_intent" in asked:
        rows = [row for row in rows if row["payment_intent"] == asked["payment_intent"]]
    for name, bound in asked.get("created", {}).items():
        if name not in BOUNDS:
            raise invalid(f"Received unknown parameter: created[{name}]", "created")
        moment = whole(bound, f"created[{name}]")
        rows = [row for row in rows if BOUNDS[name](row["created"], moment)]
    if after:
        ids = [row["id"] for row in rows]
        if after not in ids:
            raise missing("object", after)
        rows = rows[ids.index(after) + 1 :]
    return {"object": "list", "url": url, "data": rows[:limit], "has_more": len(rows) > limit}
