"""Checking an exported case on the site: the same questions, in the same order, as docs/verify/case.py asks."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Any

from colab.core.ledger import problems as p
from colab.core.ledger.canonical import GENESIS, digest
from colab.core.ledger.problems import Break

from .reach import CARRIED

Chain = tuple[str, str]
FORMAT = "colab-case/1"
OUTSIDE_THE_HASH = {"hash", "open"}


class NotACase(ValueError):
    """What was given is no exported case."""


@dataclass
class Checked:
    """What was looked at, and what is broken, first things first."""

    breaks: list[Break] = field(default_factory=list)
    chains: int = 0
    entries: int = 0
    links: int = 0
    seals: int = 0
    facts: int = 0
    files: int = 0
    rows: int = 0
    unsealed: int = 0
    hashes: dict[Chain, dict[int, str]] = field(default_factory=dict)
    found: dict[tuple[str, str, int], dict] = field(default_factory=dict)


def check(export: dict[str, Any], published: Iterable[dict] | None = None) -> Checked:
    """Check an exported case; ``published`` are seals kept elsewhere, as the data page gives them.

    Raises ``NotACase`` for what has not the shape of an export.
    """
    if not isinstance(export, dict) or export.get("format") != FORMAT:
        raise NotACase(f"not an exported case of the format {FORMAT}")
    try:
        return _check(export, published)
    except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
        raise NotACase(f"the file has not the shape of an exported case: {error!r}") from error


def load(text: str | bytes) -> Any:
    """Return the JSON of ``text``; raises ``NotACase`` for what is none, or holds a number with a point."""
    try:
        return json.loads(text, parse_float=_no_float, parse_constant=_no_float)
    except ValueError as error:
        raise NotACase(str(error)) from error


def _no_float(text: str) -> None:
    raise NotACase(f"an exported case has no number with a point: {text}")


def _check(export: dict[str, Any], published: Iterable[dict] | None) -> Checked:
    done = Checked()
    for chain in export["chains"]:
        done.breaks += _chain(chain, done)
    done.breaks += _links(tuple(export["root"]), done)
    done.breaks += _seals(export["seals"], done)
    if published is not None:
        done.breaks += _published(export, list(published), done)
    done.breaks += _facts(export["facts"], done)
    done.breaks += _files(export["files"], done)
    if digest({name: value for name, value in export.items() if name != "digest"}) != export["digest"]:
        done.breaks.append(Break("export", export["code"], 0, p.EXPORT_CHANGED))
    return done


def _chain(chain: dict, done: Checked) -> Iterator[Break]:
    name = machine, key = chain["machine"], chain["key"]
    previous, expected = GENESIS, 1
    hashes = done.hashes.setdefault(name, {})
    for entry in chain["entries"]:
        if entry["seq"] != expected:
            yield Break(machine, key, expected, p.MISSING)
        elif entry["prev"] != previous:
            yield Break(machine, key, entry["seq"], p.NOT_FOLLOWING)
        if (entry["machine"], entry["key"]) != name:
            yield Break(machine, key, entry["seq"], p.OTHER_CHAIN)
        elif not _entry_holds(entry):
            yield Break(machine, key, entry["seq"], p.CHANGED)
        previous, expected = entry["hash"], entry["seq"] + 1
        hashes[entry["seq"]] = entry["hash"]
        done.found[machine, key, entry["seq"]] = entry
    if (chain["count"], chain["head"]) != (expected - 1, previous):
        yield Break(machine, key, chain["count"], p.HEAD_DIFFERS)
    done.chains += 1
    done.entries += len(chain["entries"])


def _entry_holds(entry: dict) -> bool:
    if digest({name: value for name, value in entry.items() if name not in OUTSIDE_THE_HASH}) != entry["hash"]:
        return False
    closed = entry["payload"]
    return all(closed.get(name) == digest([each["salt"], each["value"]]) for name, each in entry["open"].items())


def _links(root: Chain, done: Checked) -> Iterator[Break]:
    reached = {root}
    for (machine, key, seq), entry in done.found.items():
        for other, other_key, head in entry["links"]:
            if other in CARRIED:
                done.links += 1
                reached.add((other, other_key))
                if (other, other_key) not in done.hashes:
                    yield Break(machine, key, seq, p.LINK_MISSING, (other, other_key))
                elif head not in {GENESIS, *done.hashes[other, other_key].values()}:
                    yield Break(machine, key, seq, p.LINK_BROKEN, (other, other_key))
    for machine, key in done.hashes:
        if (machine, key) not in reached:
            yield Break(machine, key, 0, p.NOT_LINKED)


def _seals(seals: list[dict], done: Checked) -> Iterator[Break]:
    day, entries, sealed = "", 0, {}
    for seal in seals:
        done.seals += 1
        if not _holds(seal):
            yield Break("checkpoint", seal["day"], 0, p.SEAL_CHANGED)
        if seal["day"] <= day:
            yield Break("checkpoint", seal["day"], 0, p.SEAL_NOT_FOLLOWING)
        if seal["entries"] < entries:
            yield Break("checkpoint", seal["day"], 0, p.SEAL_FEWER)
        day, entries = seal["day"], seal["entries"]
        for machine, key, count, head in _heads(seal, done):
            sealed[machine, key] = count
            if done.hashes[machine, key].get(count) != head:
                yield Break(machine, key, count, p.SEAL_DIFFERS, (day,))
    done.unsealed = sum(seq > sealed.get(chain, 0) for chain, hashes in done.hashes.items() for seq in hashes)


def _heads(seal: dict, done: Checked) -> list[list]:
    return [head for head in seal["heads"] if (head[0], head[1]) in done.hashes]


def _holds(seal: dict) -> bool:
    return digest({name: value for name, value in seal.items() if name != "hash"}) == seal["hash"]


def _published(export: dict, published: list[dict], done: Checked) -> Iterator[Break]:
    own = {seal["day"]: seal["hash"] for seal in export["seals"]}
    for seal in published:
        day = seal["day"]
        if not _holds(seal):
            yield Break("published", day, 0, p.PUBLISHED_CHANGED)
            continue
        if seal["sealed_at"] > export["exported_at"]:
            continue
        heads = _heads(seal, done)
        if heads and own.get(day) != seal["hash"]:
            yield Break("checkpoint", day, 0, p.PUBLISHED_DIFFERS if day in own else p.PUBLISHED_GONE)
        for machine, key, count, head in heads:
            if done.hashes[machine, key].get(count) != head:
                yield Break(machine, key, count, p.SEAL_DIFFERS, (f"{day} (published)",))


def _facts(facts: list[dict], done: Checked) -> Iterator[Break]:
    for fact in facts:
        done.facts += 1
        machine, key, seq, name = fact["at"]
        each = done.found.get((machine, key, seq), {"open": {}})["open"].get(name)
        if each is None or each["value"] != fact["value"]:
            yield Break(machine, key, seq, p.FACT_DIFFERS, (fact["id"],))


def _files(files: list[dict], done: Checked) -> Iterator[Break]:
    listed: dict[tuple, list] = {}
    for file in files:
        done.files += 1
        listed.setdefault(tuple(file["at"]), []).append([file["name"], file["size"], file["sha256"]])
    named = {place: names for place, entry in done.found.items() if (names := _named(entry))}
    for place in sorted(listed.keys() | named.keys()):
        for said, line in zip_longest(named.get(place, []), listed.get(place, [])):
            if said != line:
                yield Break(*place, p.FILE_DIFFERS, ((line or said)[0],))


def _named(entry: dict) -> list[list]:
    opened = entry["open"]
    lines = opened["files"]["value"] or [] if "files" in opened else []
    found = [[line["item"], line["size"], line["sha256"]] for line in lines]
    readings = opened["file_sha256"]["value"] if "file_sha256" in opened else ""
    found += [["readings", None, readings]] if readings else []
    scan = (opened["recorded"]["value"] or {}).get("scan_sha256") if "recorded" in opened else ""
    return [*found, ["scan", None, scan]] if scan else found
