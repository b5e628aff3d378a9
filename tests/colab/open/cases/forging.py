"""The forger of a case: each function changes one thing and names the place where it must be found first.

``EXPORTS`` change an exported file, ``ROWS`` change the ledger or the rows of a case, ``FILES`` the stored bytes.
"""

import copy
from collections.abc import Callable
from datetime import timedelta
from random import Random

from django.core.files.base import ContentFile

from colab.core.files.models import StoredFile
from colab.core.ledger.canonical import digest
from colab.core.ledger.models import LedgerEntry, LedgerHead, LedgerPrivate
from colab.open.cases.reach import Case
from pilots.certification.models import ExpertOpinion, Finding
from pilots.procurement.models import Contract, Notice
from pilots.trials.models import Reading

Place = tuple[str, str, int]
EXPORTS: list[Callable[[Random, dict], Place]] = []
ROWS: list[Callable[[Random, Case], Place]] = []
FILES: list[Callable[[Random, Case], Place]] = []


def place(entry: dict) -> Place:
    """Return where an exported entry stands."""
    return entry["machine"], entry["key"], entry["seq"]


def some_chain(chance: Random, export: dict, least: int = 1) -> dict:
    """Return a chain by chance that has so many entries."""
    return chance.choice([chain for chain in export["chains"] if len(chain["entries"]) >= least])


def some(chance: Random, export: dict) -> dict:
    """Return an entry by chance."""
    return chance.choice(some_chain(chance, export)["entries"])


def repaired(export: dict) -> dict:
    """Make the file hold its own hash again: what every forger with this project at hand does."""
    export["digest"] = digest({name: value for name, value in export.items() if name != "digest"})
    return export


def other_text(chance: Random, text: str) -> str:
    """Return ``text`` with one letter changed."""
    at = chance.randrange(len(text))
    return text[:at] + ("b" if text[at] == "a" else "a") + text[at + 1 :]


@EXPORTS.append
def body_changed(chance: Random, export: dict) -> Place:
    """One field of an entry's body."""
    entry = some(chance, export)
    change = chance.choice(
        [
            {"verb": entry["verb"] + "x"},
            {"at": other_text(chance, entry["at"])},
            {"fact_on": "1999-01-01"},
            {"actor": entry["actor"] | {"role": "mayor"}},
            {"private": digest("other")},
            {"group": "other"},
            {"payload": entry["payload"] | {"amount_yen": digest(1)}},
            {"hash": other_text(chance, entry["hash"])},
        ]
    )
    entry.update(change)
    return place(entry)


@EXPORTS.append
def opened_changed(chance: Random, export: dict) -> Place:
    """A value that is told beside the hash, its salt, or one that was never written."""
    entry = chance.choice([e for chain in export["chains"] for e in chain["entries"] if e["open"]])
    name = chance.choice(sorted(entry["open"]))
    way = chance.randrange(3)
    if way == 0:
        entry["open"][name]["value"] = "forged"
    elif way == 1:
        entry["open"][name]["salt"] = other_text(chance, entry["open"][name]["salt"])
    else:
        entry["open"]["promise"] = {"salt": "", "value": "a contract"}
    return place(entry)


@EXPORTS.append
def entry_removed(chance: Random, export: dict) -> Place:
    """An entry in the middle, or the last one with the head left as it was."""
    chain = some_chain(chance, export)
    gone = chain["entries"].pop(chance.randrange(len(chain["entries"])))
    last = gone["seq"] == len(chain["entries"]) + 1
    return (chain["machine"], chain["key"], chain["count"]) if last else place(gone)


@EXPORTS.append
def entries_swapped(chance: Random, export: dict) -> Place:
    """Two neighbours."""
    entries = some_chain(chance, export, 2)["entries"]
    n = chance.randrange(len(entries) - 1)
    first = place(entries[n])
    entries[n], entries[n + 1] = entries[n + 1], entries[n]
    return first


@EXPORTS.append
def entry_repeated(chance: Random, export: dict) -> Place:
    """A true entry once more at the end of its chain."""
    chain = some_chain(chance, export)
    chain["entries"].append(copy.deepcopy(chance.choice(chain["entries"])))
    return chain["machine"], chain["key"], len(chain["entries"])


@EXPORTS.append
def entry_transplanted(chance: Random, export: dict) -> Place:
    """An entry of another chain in the place of one."""
    one, other = chance.sample(export["chains"], 2)
    n = chance.randrange(min(len(one["entries"]), len(other["entries"])))
    one["entries"][n] = copy.deepcopy(other["entries"][n])
    return one["machine"], one["key"], n + 1


@EXPORTS.append
def head_changed(chance: Random, export: dict) -> Place:
    """A head that points elsewhere."""
    chain = some_chain(chance, export)
    chain["head"] = other_text(chance, chain["head"])
    return chain["machine"], chain["key"], chain["count"]


def rehash(chain: dict, start: int) -> None:
    """Make a chain hold together again from ``start`` on."""
    for n in range(start, len(chain["entries"])):
        entry = chain["entries"][n]
        entry["prev"] = chain["entries"][n - 1]["hash"] if n else "0" * 64
        entry["hash"] = digest({name: value for name, value in entry.items() if name not in ("hash", "open")})
    chain["count"], chain["head"] = len(chain["entries"]), chain["entries"][-1]["hash"]


@EXPORTS.append
def chain_rewritten(chance: Random, export: dict) -> Place:
    """A sealed chain, every hash recomputed from the changed entry on: links or seals tell."""
    chain = chance.choice([c for c in export["chains"] if c["machine"] in ("challenge", "pitch", "pilot")])
    linked = {(m, k, h) for c in export["chains"] for e in c["entries"] for m, k, h in e["links"]}
    places = [
        (c["machine"], c["key"], e["seq"])
        for c in export["chains"]
        for e in c["entries"]
        for link in e["links"]
        if tuple(link) in linked and (link[0], link[1]) == (chain["machine"], chain["key"])
    ]
    chain["entries"][0]["at"] = "2020-01-01T00:00:00.000000+00:00"
    rehash(chain, 0)
    return places[0]


@EXPORTS.append
def chain_removed(chance: Random, export: dict) -> Place:
    """A whole chain that others link to."""
    chain = chance.choice(export["chains"][:-1])
    export["chains"].remove(chain)
    name = chain["machine"], chain["key"]
    entries = [e for c in export["chains"] for e in c["entries"]]
    return next(place(e) for e in entries for link in e["links"] if (link[0], link[1]) == name)


@EXPORTS.append
def chain_added(chance: Random, export: dict) -> Place:
    """A chain of another case: whole in itself, but nothing leads to it."""
    chain = copy.deepcopy(some_chain(chance, export))
    chain["key"] = "stranger"
    for entry in chain["entries"]:
        entry["key"], entry["links"] = "stranger", []
    rehash(chain, 0)
    export["chains"].append(chain)
    return chain["machine"], "stranger", 0


@EXPORTS.append
def seal_changed(chance: Random, export: dict) -> Place:
    """A daily seal."""
    seal = chance.choice(export["seals"])
    change = [{"entries": seal["entries"] + 1}, {"heads": seal["heads"][1:]}, {"prev": digest(1)}, {"chains": 0}]
    seal.update(chance.choice(change))
    return "checkpoint", seal["day"], 0


@EXPORTS.append
def fact_changed(chance: Random, export: dict) -> Place:
    """What the file says in words, against the entry it names."""
    fact = chance.choice(export["facts"])
    if chance.random() < 0.5:
        fact["value"] = "forged"
    else:
        fact["at"][3] = "other"
    return tuple(fact["at"][:3])


@EXPORTS.append
def file_list_changed(chance: Random, export: dict) -> Place:
    """The hash or size of a file, or the file left out."""
    file = chance.choice(export["files"])
    at = tuple(file["at"])
    way = chance.randrange(3)
    if way == 0:
        file["sha256"] = other_text(chance, file["sha256"])
    elif way == 1:
        file["size"] = 1
    else:
        export["files"].remove(file)
    return at


def some_row(chance: Random, case: Case) -> LedgerEntry:
    """Return an entry of the case by chance."""
    return chance.choice([entry for chain in case.chains for entry in case.entries[chain]])


def at(entry: LedgerEntry) -> Place:
    """Return where an entry stands."""
    return entry.machine, entry.subject_key, entry.seq


@ROWS.append
def ledger_row(chance: Random, case: Case) -> Place:
    """A column of an entry."""
    entry = some_row(chance, case)
    change = chance.choice(
        [
            {"verb": "forged"},
            {"at": entry.at + timedelta(days=1)},
            {"actor_role": "mayor"},
            {"payload": entry.payload | {"amount_yen": 1}},
            {"salt": digest("other")},
            {"hash": digest("other")},
        ]
    )
    LedgerEntry.objects.filter(pk=entry.pk).update(**change)
    return at(entry)


@ROWS.append
def ledger_row_gone(chance: Random, case: Case) -> Place:
    """An entry that is not the last of its chain."""
    entry = chance.choice([e for chain in case.chains for e in case.entries[chain][:-1]])
    LedgerPrivate.objects.filter(entry=entry).delete()
    LedgerEntry.objects.filter(pk=entry.pk).delete()
    return at(entry)


@ROWS.append
def person_changed(chance: Random, case: Case) -> Place:
    """Who did it."""
    entries = [e for chain in case.chains for e in case.entries[chain] if e.actor_id]
    entry = chance.choice(entries)
    LedgerEntry.objects.filter(pk=entry.pk).update(actor_id=entry.actor_id + 1)
    return at(entry)


@ROWS.append
def head_row(chance: Random, case: Case) -> Place:
    """The head of a chain."""
    machine, key = chance.choice(case.chains)
    LedgerHead.objects.filter(machine=machine, subject_key=key).update(head_hash=digest("other"))
    return machine, key, len(case.entries[machine, key])


def wrote(case: Case, machine: str, *verbs: str) -> Place:
    """Return the last entry of one of the verbs."""
    return next(
        at(e) for c in reversed(case.chains) if c[0] == machine for e in reversed(case.entries[c]) if e.verb in verbs
    )


@ROWS.append
def price_changed(chance: Random, case: Case) -> Place:
    """The amount of the contract, in its row."""
    Contract.objects.filter(pk=case.root.pk).update(amount_yen=case.root.amount_yen - 1)
    return wrote(case, "contract", "decide")


@ROWS.append
def notice_changed(chance: Random, case: Case) -> Place:
    """A publication, after it was made."""
    kind = chance.choice(["forecast", "pre", "post"])
    Notice.objects.filter(contract=case.root, kind=kind).update(outline="別の概要")
    return wrote(case, "contract", f"publish_{kind}")


@ROWS.append
def reading_changed(chance: Random, case: Case) -> Place:
    """A reading that makes the result better than it was."""
    row = Reading.objects.filter(indicator__pilot=case.one("pilot"), phase="after").order_by("pk").first()
    Reading.objects.filter(pk=row.pk).update(value=row.value - 5)
    return wrote(case, "pilot", "evaluate")


@ROWS.append
def target_changed(chance: Random, case: Case) -> Place:
    """The target, after the start."""
    indicator = case.one("pilot").indicators.order_by("pk").first()
    type(indicator).objects.filter(pk=indicator.pk).update(target=39)
    return wrote(case, "pilot", "agree_plan")


@ROWS.append
def opinion_changed(chance: Random, case: Case) -> Place:
    """What an expert said."""
    rows = ExpertOpinion.objects.filter(appointment__certification=case.one("certification"))
    row = chance.choice(list(rows.select_related("appointment").order_by("pk")))
    ExpertOpinion.objects.filter(pk=row.pk).update(point_b="unsuitable")
    chain = case.entries["certification", case.one("certification").key]
    return next(
        at(e) for e in chain if e.payload.get("appointment") == row.appointment.key and e.verb == "give_opinion"
    )


@ROWS.append
def finding_changed(chance: Random, case: Case) -> Place:
    """A finding."""
    Finding.objects.filter(plan__certification=case.one("certification"), point="c").update(met=False)
    return wrote(case, "certification", "find")


@ROWS.append
def certificate_changed(chance: Random, case: Case) -> Place:
    """How long the certification holds."""
    row = case.one("certification")
    type(row).objects.filter(pk=row.pk).update(valid_until=row.valid_until + timedelta(days=365))
    return wrote(case, "certification", "certify")


@FILES.append
def stored_bytes(chance: Random, case: Case) -> Place:
    """One byte of the file that was handed in."""
    pitch = case.one("pitch")
    stored = StoredFile.objects.get(key=pitch.snapshot.files[0]["key"])
    data = bytearray(stored.blob.read())
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    name = stored.blob.storage.save("forged", ContentFile(bytes(data)))
    StoredFile.objects.filter(pk=stored.pk).update(blob=name)
    return wrote(case, "pitch", "submit")


@FILES.append
def stored_gone(chance: Random, case: Case) -> Place:
    """The file is no longer there."""
    StoredFile.objects.filter(key=case.one("pitch").snapshot.files[0]["key"]).update(blob="none/none")
    return wrote(case, "pitch", "submit")
