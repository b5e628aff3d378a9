"""Killed at any point of handing in: what was acknowledged is there, what was not is whole or not there at all."""

import hashlib
import os
import random
import signal
import time
import traceback

import pytest
from django.core.files.storage import FileSystemStorage
from django.db import OperationalError, connection, connections, transaction

from colab.core.files.enums import COUNTS_AS_RECEIVED
from colab.core.files.models import StoredFile
from colab.core.ledger.verify import verify_all
from colab.core.lifecycle import apply
from colab.demo.builders import submissions as build
from colab.demo.builders.challenges import open_challenge
from pitches.submissions import receipts, values
from pitches.submissions.actions.attach import attach
from pitches.submissions.actions.autosave import save_words
from pitches.submissions.models import Pitch, PitchFile, ReceiptCounter, Submission

ROUNDS = int(os.environ.get("CRASH_ROUNDS", "120"))


class Breaks:
    """Lets the n-th statement fail as a lost connection would; ``reached`` tells whether there were so many."""

    def __init__(self, at):
        self.left = at
        self.reached = False

    def __call__(self, execute, sql, params, many, context):
        self.left -= 1
        if self.left == 0:
            self.reached = True
            raise OperationalError("the connection was lost")
        return execute(sql, params, many, context)


def at_every_statement(action, check, limit=400):
    """Break ``action`` at its first, second, … statement, call ``check`` after each, until it comes through.

    Where a break is survived (the search index is behind then), all is undone before the next one.
    """
    for at in range(1, limit):
        breaks, before = Breaks(at), connection.in_atomic_block and transaction.savepoint()
        try:
            with connection.execute_wrapper(breaks):
                done = action()
        except OperationalError:
            check()
            continue
        if not breaks.reached:
            return done, at
        if not before:
            return done, at  # what broke was only the hint to the worker, after the commit
        transaction.savepoint_rollback(before)
    raise AssertionError("never came through")


def sound(pitch):
    """Return the fresh row after checking that nothing about it is half done."""
    row = Pitch.objects.select_related("snapshot").get(pk=pitch.pk)
    assert (row.state == "draft") == (row.snapshot is None) == (row.receipt_number is None)
    assert row.submissions.count() == (row.snapshot.number if row.snapshot else 0)
    for submission in row.submissions.all():
        assert receipts.is_unbroken(submission)
        assert submission.files, "a pitch was taken without its file"
        for line in submission.files:
            stored = StoredFile.objects.get(key=line["key"])
            with stored.blob.open("rb") as blob:
                content = blob.read()
            assert (len(content), hashlib.sha256(content).hexdigest()) == (line["size"], line["sha256"])
    if row.snapshot:
        assert {name: row.snapshot.data[name] for name in values.handed(row)} == values.handed(row)
    for each in row.pitch_files.select_related("file"):
        assert each.file.state in COUNTS_AS_RECEIVED and each.file.blob.storage.exists(each.file.blob.name)
    return row


@pytest.mark.django_db
def test_handing_in_breaks_at_every_statement():
    pitch = build.draft_pitch()
    actor, words = build.team_of(pitch), values.handed(pitch)

    def check():
        row = sound(pitch)
        assert row.state == "draft" and values.current(row) == words
        assert not Submission.objects.exists() and not ReceiptCounter.objects.filter(last__gt=0).exists()
        assert verify_all().ok

    done, statements = at_every_statement(lambda: apply("submit", pitch, actor=actor, **build.DECLARED), check)
    assert statements > 20
    assert done.receipt_number.endswith("-000001")
    assert sound(pitch).state == "submitted" and verify_all().ok


@pytest.mark.django_db(transaction=True)
def test_attaching_breaks_at_every_statement():
    pitch = build.draft_pitch(attached=False)
    actor = build.team_of(pitch)

    def check():
        assert not sound(pitch).pitch_files.exists() and not PitchFile.objects.exists()
        assert not StoredFile.objects.exclude(state="uploading").exists(), "a file nobody can see takes a place"

    at_every_statement(lambda: attach(pitch, build.pdf_upload(), item="deck", actor=actor), check)
    assert sound(pitch).pitch_files.count() == 1


@pytest.mark.django_db(transaction=True)
def test_saving_breaks_at_every_statement():
    pitch = build.draft_pitch()
    actor, before = build.team_of(pitch), values.current(pitch)

    def check():
        assert values.current(sound(pitch)) == before

    typed = {"title": "新しい題", "kpi": "新しい指標"}
    at_every_statement(lambda: save_words(pitch, typed, seen=None, actor=actor), check)
    assert values.current(sound(pitch)) == before | typed


def script(pitch, actor, say):
    """What a team does at the end: two savings, one more file, handing in; ``say`` acknowledges each step."""
    for kpi in ("途中まで", f"最後の文（{pitch.pk}）"):
        save_words(pitch, {"kpi": kpi}, seen=None, actor=actor)
        say(f"kpi={kpi}")
    attach(pitch, build.pdf_upload("追加.pdf"), item="detail", actor=actor)
    say("file")
    done = apply("submit", pitch, actor=actor, **build.DECLARED)
    say(f"receipt={done.receipt_number}={done.snapshot.digest}")


MARK = b"\0"  # goes before each statement


def told_script(pitch, actor, writing):
    """Run the script in a process that does nothing else; each statement and each acknowledged step is told first.

    Also told is why it ended before its time. A browser test run before leaves its event loop in the thread, and Django
    keeps one connection inside of a loop and another one outside of it. The loop does not come along into this process;
    the connection from before the loop does, and its database is long gone.
    """
    connections.close_all()

    def tell(execute, *statement):
        os.write(writing, MARK)
        return execute(*statement)

    code = 1
    try:
        with connection.execute_wrapper(tell):
            script(pitch, actor, lambda words: os.write(writing, f"{words}\n".encode()))
        code = 0
    except BaseException:
        os.write(writing, traceback.format_exc().encode())
    finally:
        os._exit(code)


def killed(pitch, actor, at=None, delay=0.0):
    """Run the script in a process of its own and kill it ``delay`` seconds after its statement ``at`` began.

    ``at`` None lets it end by itself. Returns how many statements it began and what it acknowledged.
    """
    connections.close_all()
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        told_script(pitch, actor, writing)
    os.close(writing)
    told, doomed = b"", at is None
    with open(reading, "rb", buffering=0) as pipe:
        while more := pipe.read(4096):
            told += more
            if not doomed and told.count(MARK) >= at:
                doomed = True
                time.sleep(delay)
                os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    settle()
    return told.count(MARK), told.replace(MARK, b"").decode().splitlines()


def settle():
    """Wait until the server has ended what the dead process had under way: its last COMMIT may be on its way."""
    others = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    for _attempt in range(2000):
        with connection.cursor() as cursor:
            cursor.execute(f"{others} AND backend_type = 'client backend'")
            if cursor.fetchone()[0] == 0:
                return
        time.sleep(0.005)
    raise AssertionError("the dead process still has a connection")


def own_pitch(challenge):
    """Return a draft and its team, whose grants are loaded: the script is to begin with the first saving."""
    pitch = build.draft_pitch(challenge=challenge)
    actor = build.team_of(pitch)
    assert actor.grants.organisations
    return pitch, actor


@pytest.mark.slow
@pytest.mark.needs("postgresql")
@pytest.mark.django_db(transaction=True)
def test_killed_at_random_points(tmp_path, monkeypatch):
    if connection.vendor != "postgresql":
        pytest.skip("no postgresql (DATABASE_URL is another database): SQLite forbids to go on after a fork")
    monkeypatch.setattr(StoredFile._meta.get_field("blob"), "storage", FileSystemStorage(tmp_path))
    challenge, chance, drafts = open_challenge(), random.Random(4), 0
    statements, said = killed(*own_pitch(challenge))
    assert statements > 40 and said[-1].startswith("receipt="), "\n".join(said)
    for _number in range(ROUNDS):
        pitch, actor = own_pitch(challenge)
        before = values.current(pitch)
        _begun, said = killed(pitch, actor, chance.randint(1, statements), chance.choice((0, chance.uniform(0, 0.003))))
        row = sound(pitch)
        for words in said:
            what, _equals, rest = words.partition("=")
            if what == "kpi":
                assert values.current(row)["kpi"] in (rest, f"最後の文（{pitch.pk}）")
            elif what == "file":
                assert row.pitch_files.filter(item="detail").exists()
            else:
                assert rest == f"{row.receipt_number}={row.snapshot.digest}"
        kept = values.current(row)
        assert {**kept, "kpi": ""} == {**before, "kpi": ""}, "a field was lost"
        drafts += row.state == "draft"
        if row.state == "draft":
            apply("submit", row, actor=actor, **build.DECLARED)
            assert sound(pitch).state == "submitted"
    numbers = sorted(int(n.rsplit("-", 1)[1]) for n in Pitch.objects.values_list("receipt_number", flat=True))
    assert numbers == list(range(1, ROUNDS + 2))
    assert verify_all().ok
    assert drafts > ROUNDS / 3, "most kills are to come before the end"
