"""The rehearsal: copy, destroy, restore elsewhere, prove."""

import json
import os
import re
import shutil
import subprocess
import sys
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, storages
from django.core.management import CommandError, call_command
from django.db import connection

from colab.core import clock
from colab.core.files.models import StoredFile
from colab.core.ledger.verify import verify_all
from colab.demo.builders import submissions as build
from colab.ops.backup import BackupError, compare_database, databases, files, make_backup, verify_copy
from colab.ops.parts import State, examine_all
from colab.ops.report import report
from tests.harness.address import database_url

pytestmark = pytest.mark.django_db(transaction=True)


@contextmanager
def new_database(tmp_path):
    """Yield the name of an empty database and drop it at the end."""
    if connection.vendor == "sqlite":
        yield str(tmp_path / "restored.sqlite3")
        return
    name = f"colab_restored_{os.getpid()}"
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name}")
    try:
        yield name
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")


def manage(*command, var, database):
    """Run a command as an operator would, in a process of its own."""
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "colab.settings", "VAR_DIR": str(var), "STORAGE_URL": "",
                   "DATABASE_URL": database_url(database), "BROKER_URL": "", "CACHE_URL": ""}  # fmt: skip
    return subprocess.run(
        [sys.executable, "manage.py", *command], cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True
    )


@pytest.fixture
def site(tmp_path, monkeypatch):
    """A site with a pitch that was handed in with its file; returns (its folder, its database)."""
    var = tmp_path / "site"
    store = FileSystemStorage(var / "files")
    monkeypatch.setattr(StoredFile._meta.get_field("blob"), "storage", store)
    monkeypatch.setitem(storages._storages, "files", store)
    monkeypatch.setitem(storages._storages, "default", FileSystemStorage(var / "media"))
    build.submitted_pitch()
    return var, connection.settings_dict["NAME"]


def test_copy_destroy_restore(site, tmp_path):
    var, database = site
    copy = tmp_path / "copy"
    before = (databases.counts(), verify_all())
    call_command("backup", copy)
    call_command("backup", copy, check=True)
    assert (copy.stat().st_mode & 0o077) == 0
    with pytest.raises(CommandError, match="not empty. Give a new folder"):
        call_command("backup", copy)
    with pytest.raises(CommandError, match="The database is not empty"):
        call_command("restore", copy)
    with new_database(tmp_path) as other:
        restored = manage("restore", str(copy), var=tmp_path / "new", database=other)
        assert restored.returncode == 0, restored.stderr
        verified = manage("verify_ledger", var=tmp_path / "new", database=other)
        looked = manage("doctor", "--only", "backup", var=tmp_path / "new", database=other)
    assert "the last one was made 0 hours ago" in looked.stdout, looked.stderr
    assert before[1].ok
    assert verified.stdout.startswith(f"OK: {before[1].entries} entries in {before[1].chains} chains"), verified.stderr
    told = json.loads((copy / "manifest.json").read_text())
    assert told["exact"] and told["counts"] == before[0]
    taken = [json.loads(line) for line in (copy / "files.jsonl").read_text().splitlines()]
    assert {line["sha256"] for line in taken} >= set(StoredFile.objects.values_list("sha256", flat=True))
    for line in taken:
        assert files.fingerprint(tmp_path / "new" / "files" / line["name"]) == (line["size"], line["sha256"])

    place = copy / taken[0]["store"] / taken[0]["name"]
    place.write_bytes(place.read_bytes() + b" ")
    for command, options in (("backup", {"check": True}), ("restore", {})):
        with pytest.raises(CommandError, match=taken[0]["name"]):
            call_command(command, copy, **options)


def test_private_uploads_inside_the_other_store_are_copied_once(site, tmp_path, monkeypatch):
    """So they lie in an S3 bucket: at its root the pictures, in ``files/`` the uploads."""
    var, _database = site
    pictures = FileSystemStorage(var)
    pictures.save("images/files/one.png", ContentFile(b"picture"))
    monkeypatch.setitem(storages._storages, "default", pictures)
    make_backup(tmp_path / "copy")
    taken = [json.loads(line) for line in (tmp_path / "copy" / "files.jsonl").read_text().splitlines()]
    assert [line["name"] for line in taken if line["store"] == "default"] == ["images/files/one.png"]
    assert sum(line["store"] == "files" for line in taken) == StoredFile.objects.count()


def test_what_did_not_change_is_linked_and_each_copy_is_whole(site, tmp_path, capsys):
    var, _database = site
    (var / "media").mkdir(parents=True, exist_ok=True)
    (var / "media" / "one.png").write_bytes(b"picture")
    first, second = tmp_path / "first", tmp_path / "second"
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "manifest.json").write_text("{")
    call_command("backup", first)
    call_command("backup", second)
    names = [path.relative_to(first) for alias in files.STORES for path in (first / alias).rglob("*") if path.is_file()]
    assert len(names) > 1 and f"{len(names)} of them as in the copy before" in capsys.readouterr().out
    assert all((first / name).samefile(second / name) for name in names)

    (var / "media" / "one.png").write_bytes(b"another")  # as long as before
    uploads = next(name for name in names if name.parts[0] == "files")
    good = (second / uploads).read_bytes()
    (second / uploads).write_bytes(good[::-1])
    call_command("backup", tmp_path / "third")
    assert (tmp_path / "third" / "default" / "one.png").read_bytes() == b"another"
    assert (tmp_path / "third" / uploads).read_bytes() == good, "a damaged file was passed on"
    shutil.rmtree(first)
    shutil.rmtree(second)
    assert verify_copy(tmp_path / "third") == []


def test_the_age_of_the_last_copy_is_seen(site, tmp_path, settings, client):
    settings.METRICS_TOKEN = "figures"

    def seen():
        text = client.get("/metrics", headers={"authorization": "Bearer figures"}).content.decode()
        age = re.search(r"^colab_backup_age_seconds (\S+)$", text, re.M)
        return report()[-1].tone, examine_all(["backup"])[0].state, age and float(age.group(1)) // 3600

    assert seen() == ("info", State.OFF, None)
    settings.SITE_URL = "https://colab.example"
    assert seen() == ("warning", State.WARN, None)
    call_command("backup", tmp_path / "copy")
    assert seen() == ("success", State.OK, 0)
    with clock.frozen(clock.now() + timedelta(hours=37)):
        assert seen() == ("warning", State.WARN, 37)


def test_a_folder_that_cannot_be_made_is_said_in_words(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(CommandError, match="file/copy cannot be made: .*As root: install -d -o colab"):
        call_command("backup", tmp_path / "file" / "copy")


def test_a_copy_that_broke_off_is_none(tmp_path):
    (tmp_path / "copy").mkdir()
    with pytest.raises(BackupError, match="no finished copy"):
        verify_copy(tmp_path / "copy")
    with pytest.raises(BackupError, match="leads elsewhere"):
        files.safe(tmp_path, "../../etc/passwd")


def test_what_was_lost_is_named(site, tmp_path):
    copy = tmp_path / "copy"
    facts = make_backup(copy)
    assert compare_database(facts) == []
    StoredFile.objects.order_by("pk").first().delete()
    assert any("files_storedfile: " in words for words in compare_database(facts))
