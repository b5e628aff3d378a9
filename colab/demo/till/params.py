"""Parameters as the SDK sends them: a[b][0]=c."""

import re
from typing import Any
from urllib.parse import parse_qsl

from colab.demo.till.problems import invalid

PART = re.compile(r"\[([^\]]*)\]")
SESSION = {
    "mode", "locale", "client_reference_id", "line_items", "payment_method_types", "payment_intent_data", "metadata",
    "success_url", "cancel_url", "payment_method_options", "expires_at", "customer", "customer_email",
}  # fmt: skip
CUSTOMER = {"email", "name", "metadata"}
REFUND = {"payment_intent", "amount", "metadata", "reason"}


def parse(body: str) -> dict[str, Any]:
    """Return nested parameters; lists come as dicts with numbers for keys and are turned into lists."""
    found: dict[str, Any] = {}
    for name, value in parse_qsl(body, keep_blank_values=True):
        head, _bracket, _rest = name.partition("[")
        path, at = [head, *PART.findall(name)], found
        for part in path[:-1]:
            at = at.setdefault(part, {})
        at[path[-1]] = value
    return _lists(found)


def _lists(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    made = {name: _lists(each) for name, each in value.items()}
    if made and all(name.isdecimal() for name in made):
        return [made[name] for name in sorted(made, key=int)]
    return made


def known(params: dict, allowed: set[str]) -> dict:
    """Return the params; raises a Problem for one that the call does not have."""
    for name in params:
        if name not in allowed:
            raise invalid(f"Received unknown parameter: {name}", name)
    return params


def whole(value: Any, name: str) -> int:
    """Return a whole number of yen or seconds; yen has no fractions."""
    if not re.fullmatch(r"\d+", str(value)):
        raise invalid(f"Invalid integer: {value}", name)
    return int(value)
