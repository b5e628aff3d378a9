"""``make bench-verify``: how long the verification of 10,000 entries takes, on the site and from an exported file.

A whole case is made, and one of its chains is lengthened to ENTRIES (10,000) by entries of the log. Both verifiers run
over all of it; the run fails where either needs five seconds or more, or where a change to the middle is not named by
both at the same place. The database is a fresh SQLite file.
"""

import argparse
import json
import logging
import os
import sys
import tempfile
import time

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "colab.settings")
MOST_SECONDS = 5.0


def prepare(folder):
    """Set Django up on a fresh database."""
    os.environ["DATABASE_URL"] = f"sqlite:///{folder}/bench.sqlite3"
    import django
    from django.core.management import call_command

    django.setup()
    logging.disable(logging.INFO)
    call_command("migrate", verbosity=0)


def fill(entries):
    """Make a case and lengthen its longest chain until the ledger holds ``entries``; return the contract."""
    from django.db import transaction

    from colab.core import outbox, search
    from colab.core.ledger.append import append
    from colab.core.ledger.models import LedgerEntry
    from colab.core.ledger.seal import seal_day
    from colab.demo.builders.cases import whole_case

    with outbox.held(), search.paused():
        contract = whole_case()
    pilot = contract.certification.pilot
    with transaction.atomic():
        for number in range(entries - LedgerEntry.objects.count()):
            payload = {"day": "2026-07-01", "words_hash": f"{number:064x}", "public": False}
            append("pilot", pilot.key, "add_log", payload=payload)
    seal_day()
    return contract


def say(line):
    """Write a line at once, also into a pipe."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def timed(work, *, rounds=3):
    """Return (fastest seconds, result) of ``work``: the machine's other business is not what is measured."""
    best, found = None, None
    for _round in range(rounds):
        begun = time.perf_counter()
        found = work()
        took = time.perf_counter() - begun
        best = took if best is None else min(best, took)
    return best, found


def measure(contract):
    """Yield (name, seconds, entries, places that are broken) for the three ways to check."""
    from colab.core.ledger.verify import verify_all
    from colab.open.cases.export import export
    from colab.open.cases.reach import gather
    from colab.open.cases.verify import verify
    from tests.colab.open.cases.offline import offline

    seconds, report = timed(verify_all)
    yield "site: all chains (manage.py verify_ledger)", seconds, report.entries, [b.seq for b in report.breaks]
    seconds, done = timed(lambda: verify(gather(contract)))
    yield "site: the case with rows and files (the button)", seconds, done.entries, [b.seq for b in done.breaks]
    text = json.dumps(export(gather(contract)))
    seconds, run = timed(lambda: offline.check(json.loads(text)))
    yield "offline: docs/verify/case.py", seconds, len(run.entries), [found[2] for found in run.breaks]


def forge(contract):
    """Change one entry in the middle behind the ledger's back, as only a database's owner can; return its number."""
    from django.db import connection

    from colab.core.ledger.models import LedgerEntry

    pilot = contract.certification.pilot
    chain = LedgerEntry.objects.filter(machine="pilot", subject_key=pilot.key)
    entry = chain.order_by("seq")[chain.count() // 2]
    with connection.cursor() as cursor:
        for name in _triggers(cursor):
            cursor.execute(f'DROP TRIGGER "{name}"')
        cursor.execute("UPDATE ledger_ledgerentry SET verb = 'forged' WHERE id = %s", [entry.pk])
    return entry.seq


def _triggers(cursor):
    cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'ledger_ledgerentry'")
    return [name for (name,) in cursor.fetchall()]


def main():
    """Fill, measure, forge, and ask again; the exit status says whether all was as it should be."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--entries", type=int, default=10_000)
    given = parser.parse_args()
    wrong = []
    with tempfile.TemporaryDirectory() as folder:
        prepare(folder)
        contract = fill(given.entries)
        for name, seconds, entries, broken in measure(contract):
            say(f"{name}: {entries:,} entries in {seconds:.2f} s ({entries / seconds:,.0f} a second)")
            wrong += [f"{name}: broken at {broken}"] if broken else []
            wrong += [f"{name}: {seconds:.1f} s"] if seconds >= MOST_SECONDS else []
        place = forge(contract)
        for name, _seconds, _entries, broken in measure(contract):
            say(f"{name}: entry {place} was changed, {broken[:1]} is named")
            wrong += [f"{name}: names {broken[:1]} instead of {place}"] if broken[:1] != [place] else []
    say("\n".join(wrong) or "All as it should be.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
