#!/usr/bin/env python3
"""Check an exported case (colab-case/1) without the site: Python 3.9 or later, nothing to install, no network.

    python3 case.py K-2026-001.json
    python3 case.py K-2026-001.json --seals checkpoints.json     compare with the daily seals published back then
    python3 case.py K-2026-001.json --file deck.pdf              find the entry that names this very file

It recomputes the hash of every entry and of every opened field, follows each chain and each link between chains, and
compares with the daily seals in the file. Without --seals it shows that the file agrees with itself; only seals that
you kept yourself, or had from somebody else, show that the site did not rewrite everything.
Exit code: 0 everything holds, 1 something is broken (the first line names it), 2 this is no exported case.
"""

import argparse
import hashlib
import json
import sys

FORMAT = "colab-case/1"
GENESIS = "0" * 64
CARRIED = ("challenge", "pitch", "pilot", "certification", "contract")
BODY = ("machine", "key", "seq", "verb", "at", "fact_on", "actor", "payload", "private", "links", "group", "prev")
SEAL = ("day", "sealed_at", "chains", "entries", "heads", "prev")


class NotACase(ValueError):
    """The file is no exported case of the format this program knows."""


def digest(value):
    """Return the SHA-256 of the canonical JSON text: keys sorted, no spaces, UTF-8."""
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return hashlib.sha256(text.encode()).hexdigest()


class Check:
    """One run: what was looked at, and what is broken, first things first."""

    def __init__(self, case, seals=None):
        if not isinstance(case, dict) or case.get("format") != FORMAT:
            raise NotACase("not an exported case of the format " + FORMAT)
        self.case, self.published = case, seals
        self.breaks = []
        self.counts = {"chains": 0, "entries": 0, "fields": 0, "closed": 0, "links": 0, "seals": 0, "unsealed": 0}
        self.hashes = {}  # (machine, key) -> {number of the entry: its hash}
        self.entries = {}  # (machine, key, number) -> entry

    def run(self):
        """Check everything; return the list of (machine, key, number of the entry, what is wrong)."""
        for chain in self.case["chains"]:
            self.chain(chain)
        self.links()
        self.seals()
        if self.published is not None:
            self.published_seals()
        self.facts()
        self.files()
        rest = {name: value for name, value in self.case.items() if name != "digest"}
        if digest(rest) != self.case["digest"]:
            self.broken("export", self.case["code"], 0, "the file does not hold its own hash")
        return self.breaks

    def broken(self, machine, key, seq, problem):
        self.breaks.append((machine, key, seq, problem))

    def chain(self, chain):
        machine, key = chain["machine"], chain["key"]
        previous, expected, hashes = GENESIS, 1, self.hashes.setdefault((machine, key), {})
        for entry in chain["entries"]:
            seq = entry["seq"]
            if seq != expected:
                self.broken(machine, key, expected, "the entry is missing")
            elif entry["prev"] != previous:
                self.broken(machine, key, seq, "does not follow the entry before")
            if (entry["machine"], entry["key"]) != (machine, key):
                self.broken(machine, key, seq, "belongs to another chain")
            elif not self.entry(entry):
                self.broken(machine, key, seq, "the entry was changed")
            previous, expected = entry["hash"], seq + 1
            hashes[seq] = entry["hash"]
            self.entries[machine, key, seq] = entry
        if (chain["count"], chain["head"]) != (expected - 1, previous):
            self.broken(machine, key, chain["count"], "the head does not match the last entry")
        self.counts["chains"] += 1

    def entry(self, entry):
        """Return whether hash and opened fields of the entry hold."""
        self.counts["entries"] += 1
        opened = entry["open"]
        self.counts["fields"] += len(opened)
        self.counts["closed"] += len(entry["payload"]) - len(opened)
        if digest({name: entry[name] for name in BODY}) != entry["hash"]:
            return False
        return all(
            name in entry["payload"] and digest([each["salt"], each["value"]]) == entry["payload"][name]
            for name, each in opened.items()
        )

    def links(self):
        reached = {tuple(self.case["root"])}
        for (machine, key, seq), entry in self.entries.items():
            for other, other_key, head in entry["links"]:
                if other not in CARRIED:
                    continue
                self.counts["links"] += 1
                reached.add((other, other_key))
                if (other, other_key) not in self.hashes:
                    problem = f"the linked chain {other}/{other_key} is not there"
                    self.broken(machine, key, seq, problem)
                elif head != GENESIS and head not in self.hashes[other, other_key].values():
                    problem = f"the linked chain {other}/{other_key} lacks the sealed head"
                    self.broken(machine, key, seq, problem)
        for machine, key in self.hashes:
            if (machine, key) not in reached:
                self.broken(machine, key, 0, "no link leads to this chain")

    def seals(self):
        day, entries, sealed = "", 0, {}
        for seal in self.case["seals"]:
            self.counts["seals"] += 1
            if not whole(seal):
                self.broken("checkpoint", seal["day"], 0, "the seal was changed")
            if seal["day"] <= day:
                self.broken("checkpoint", seal["day"], 0, "does not follow the seal before")
            if seal["entries"] < entries:
                self.broken("checkpoint", seal["day"], 0, "fewer entries than in the seal before")
            day, entries = seal["day"], seal["entries"]
            for machine, key, count, head in seal["heads"]:
                if (machine, key) in self.hashes:
                    sealed[machine, key] = count
                    self.sealed_head(machine, key, count, head, "differs from the seal of " + day)
        for chain, hashes in self.hashes.items():
            self.counts["unsealed"] += sum(seq > sealed.get(chain, 0) for seq in hashes)

    def sealed_head(self, machine, key, count, head, problem):
        if self.hashes[machine, key].get(count) != head:
            self.broken(machine, key, count, problem)

    def published_seals(self):
        own = {seal["day"]: seal["hash"] for seal in self.case["seals"]}
        for seal in self.published:
            day = seal["day"]
            if not whole(seal):
                self.broken("published", day, 0, "the published seal does not hold its own hash")
                continue
            named = [head for head in seal["heads"] if (head[0], head[1]) in self.hashes]
            if named and seal["sealed_at"] <= self.case["exported_at"] and own.get(day) != seal["hash"]:
                problem = "differs from the published seal" if day in own else "is gone, but was published"
                self.broken("checkpoint", day, 0, problem)
            if seal["sealed_at"] <= self.case["exported_at"]:
                for machine, key, count, head in named:
                    self.sealed_head(machine, key, count, head, f"differs from the seal of {day} (published)")

    def facts(self):
        for fact in self.case["facts"]:
            machine, key, seq, field = fact["at"]
            opened = self.entries.get((machine, key, seq), {"open": {}})["open"].get(field)
            if opened is None or opened["value"] != fact["value"]:
                self.broken(machine, key, seq, "the fact “{}” differs from its entry".format(fact["id"]))

    def files(self):
        listed = {}
        for file in self.case["files"]:
            listed.setdefault(tuple(file["at"]), []).append([file["name"], file["size"], file["sha256"]])
        for place in sorted(set(listed) | {at for at, entry in self.entries.items() if files_of(entry)}):
            named, found = files_of(self.entries.get(place, {"open": {}})), listed.get(place, [])
            for n in range(max(len(named), len(found))):
                if named[n : n + 1] != found[n : n + 1]:
                    name = (found[n : n + 1] or named[n : n + 1])[0][0]
                    self.broken(*place, f"the file “{name}” differs from its entry")

    def words(self):
        """Return in one sentence what was looked at."""
        return (
            "{chains} chains with {entries} entries, {fields} opened fields ({closed} closed), {links} links, "
            "{seals} daily seals; {unsealed} entries younger than the last seal".format(**self.counts)
        )


def whole(seal):
    """Return whether a daily seal holds its own hash."""
    return digest({name: seal[name] for name in SEAL}) == seal["hash"]


def files_of(entry):
    """Return [name, size, SHA-256] of the files an entry names in its opened fields."""
    opened = entry["open"]
    found = [[file["item"], file["size"], file["sha256"]] for file in opened.get("files", {}).get("value") or []]
    readings = opened.get("file_sha256", {}).get("value")
    found += [["readings", None, readings]] if readings else []
    scan = (opened.get("recorded", {}).get("value") or {}).get("scan_sha256")
    return found + [["scan", None, scan]] if scan else found


def place_of(case, path):
    """Return where the case names the file at ``path``, or None."""
    with open(path, "rb") as opened:
        found = hashlib.sha256(opened.read()).hexdigest()
    return next((file for file in case["files"] if file["sha256"] == found), None)


def check(case, seals=None):
    """Return the finished check of a case, given as JSON types; a shape that no export has raises NotACase."""
    run = Check(case, seals)
    try:
        run.run()
    except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
        raise NotACase(f"the file has not the shape of an exported case: {error!r}") from error
    return run


def no_float(text):
    raise NotACase("an exported case has no number with a point: " + text)


def load(path):
    with open(path, encoding="utf-8") as opened:
        return json.load(opened, parse_float=no_float, parse_constant=no_float)


def main(arguments=None):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("case", help="the exported case, a JSON file")
    parser.add_argument("--seals", help="published daily seals, the site's checkpoints.json")
    parser.add_argument("--file", action="append", default=[], help="a file said to belong to the case")
    given = parser.parse_args(arguments)
    try:
        case = load(given.case)
        run = check(case, load(given.seals) if given.seals else None)
        strangers = [path for path in given.file if place_of(case, path) is None]
    except (OSError, ValueError) as error:
        print(f"NOT CHECKED: {error}", file=sys.stderr)
        return 2
    for path in given.file:
        found = place_of(case, path)
        if found:
            print("{}: is the file “{}” of {}/{}#{}".format(path, found["name"], *found["at"]))
    for machine, key, seq, problem in run.breaks:
        print(f"BROKEN {machine}/{key}#{seq}: {problem}")
    for path in strangers:
        print(f"BROKEN {path}: no entry of the case names this file")
    if run.breaks or strangers:
        return 1
    print("OK {}: {}".format(case["code"], run.words()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
