"""Serving: the rule of the subject decides, only clean files leave, and never as something a browser would run."""

import io
import socket
import socketserver
import struct
import threading
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import QueryDict
from django.utils import translation
from django.utils.datastructures import MultiValueDict
from PIL import Image

from colab.core import access, clock, files, outbox
from colab.core.access import Actor
from colab.core.files import housekeeping
from colab.core.files.actions.remove import LATER, remove
from colab.core.files.models import StoredFile
from colab.core.ui import forms as ui_forms
from colab.demo.builders.people import make_company, make_officer, make_user, owner_of

pytestmark = pytest.mark.django_db
PURPOSE = files.purpose("test.serve", "資料", max_mb=1, max_count=3, rule="view").code


def picture():
    buffer = io.BytesIO()
    Image.new("RGB", (2, 2)).save(buffer, "PNG")
    return SimpleUploadedFile("写真.png", buffer.getvalue())


def note(name="メモ.txt"):
    return SimpleUploadedFile(name, "中身です".encode())


@pytest.fixture
def company():
    return make_company()


@pytest.fixture
def store(company):
    def keep(upload=None, *, scan=True, **options):
        actor = Actor.of(owner_of(company))
        kept = files.store(
            upload or note(), actor=actor, machine="organisation", key=company.key, purpose=PURPOSE, **options
        )
        if scan:
            outbox.drain()
            kept.refresh_from_db()
        return kept

    return keep


def test_the_team_reads_and_others_find_nothing(company, store, client, client_for):
    path = store().get_absolute_url()
    answer = client_for(owner_of(company)).get(path)
    assert b"".join(answer.streaming_content).decode() == "中身です"
    assert answer.headers["Content-Disposition"].startswith("attachment; filename*=utf-8''")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert client_for(owner_of(make_company())).get(path).status_code == 404
    assert client_for(make_user()).get(path).status_code == 404
    assert client.get(path).status_code == 404
    assert client_for(make_officer("auditor")).get(path).status_code == 200


def test_public_files_are_read_by_everybody_once_clean(store, client):
    path = store(public=True, scan=False).get_absolute_url()
    assert client.get(path).status_code == 409
    outbox.drain()
    assert client.get(path).status_code == 200
    assert client.get(path).headers["Cache-Control"] == "public, max-age=3600"


def test_only_pictures_and_pdf_show_inside_the_window(company, store, client_for):
    client = client_for(owner_of(company))
    shown = client.get(f"{store(picture()).get_absolute_url()}?inline=1")
    assert shown.headers["Content-Disposition"].startswith("inline")
    text = client.get(f"{store().get_absolute_url()}?inline=1")
    assert text.headers["Content-Disposition"].startswith("attachment")


def test_refused_files_are_never_served(company, store, client_for):
    stored = store()
    StoredFile.objects.filter(pk=stored.pk).update(state="infected")
    answer = client_for(owner_of(company)).get(stored.get_absolute_url())
    assert answer.status_code == 410 and "中身です" not in answer.content.decode()


def test_a_file_of_a_vanished_subject_is_nobodys(store, client_for, company):
    stored = store()
    StoredFile.objects.filter(pk=stored.pk).update(machine="gone")
    assert client_for(owner_of(company)).get(stored.get_absolute_url()).status_code == 404


class NoteForm(ui_forms.Form):
    def __init__(self, *args, subject=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["title"] = ui_forms.NarrowCharField(label="件名")
        files.attach_fields(self, PURPOSE, subject=subject, alt=True)


def test_the_field_says_its_limits_first():
    for language, words in (("ja", "1 MB"), ("en", "Up to 3 files, each up to 1 MB")):
        with translation.override(language):
            page = str(NoteForm())
            assert words in page and ".docx" in page and "multiple" in page


def test_attached_files_are_stored_and_removed(company, store):
    old = store(note("古い.txt"))
    form = NoteForm(
        QueryDict(f"title=x&files_remove={old.key}&files_alt=絵"),
        MultiValueDict({"files": [note("新しい.txt"), picture()]}),
        subject=company,
    )
    assert form.is_valid(), form.errors
    made = files.save_attached(form, actor=Actor.of(owner_of(company)), machine="organisation", key=company.key)
    assert [f.name for f in made] == ["新しい.txt", "写真.png"]
    assert [f.name for f in files.of("organisation", company.key)] == ["新しい.txt", "写真.png"]
    assert made[1].alt == "絵"


def test_kept_uploads_survive_a_form_with_mistakes_and_are_handed_in_once(company):
    form = NoteForm(QueryDict(""), MultiValueDict({"files": [note(), note("悪い.exe")]}))
    assert not form.is_valid()
    assert "悪い.exe" in str(form.errors["files"]) and "メモ.txt" in str(form)
    token = str(form).split('name="files-kept" value="')[1].split('"')[0]
    data = QueryDict(mutable=True)
    data.update({"title": "x", "files-kept": token})
    for expected in (1, 0):
        again = NoteForm(data, MultiValueDict())
        assert again.is_valid(), again.errors
        actor = Actor.of(owner_of(company))
        assert len(files.save_attached(again, actor=actor, machine="organisation", key=company.key)) == expected
    forged = NoteForm(QueryDict("title=x&files-kept=forged"), MultiValueDict())
    assert forged.is_valid() and forged.cleaned_data["files"] == []


def test_a_kept_upload_can_be_dropped():
    form = NoteForm(QueryDict(""), MultiValueDict({"files": [note()]}))
    assert not form.is_valid()
    token = str(form).split('name="files-kept" value="')[1].split('"')[0]
    data = QueryDict(mutable=True)
    data.update({"title": "x", "files-kept": token, "files-drop": StoredFile.objects.get().key})
    again = NoteForm(data, MultiValueDict())
    assert again.is_valid() and again.cleaned_data["files"] == []


def test_uploads_of_forms_never_completed_are_swept_away(client):
    NoteForm(QueryDict(""), MultiValueDict({"files": [note()]})).is_valid()
    blob = StoredFile.objects.get().blob
    stored_path = f"/files/{StoredFile.objects.get().key}/"
    assert client.get(stored_path).status_code == 404
    orphan = blob.storage.save("ab/orphan", note())
    with clock.frozen(clock.now() + housekeeping.KEEP_HELD + timedelta(hours=1)):
        housekeeping.tidy()
        outbox.drain()
        assert not StoredFile.objects.exists() and not blob.storage.exists(orphan)
    with clock.frozen(clock.now() + housekeeping.KEEP_HELD + LATER + timedelta(hours=2)):
        outbox.drain()
        assert not blob.storage.exists(blob.name)


def test_what_was_removed_stays_a_day_however_old_it_is():
    """Whoever copies the site dumps the database first: each file that it names has to be there still."""
    NoteForm(QueryDict(""), MultiValueDict({"files": [note()]})).is_valid()
    stored = StoredFile.objects.get()
    with clock.frozen(clock.now() + timedelta(days=300)):
        remove(stored)
        housekeeping.tidy()
        assert stored.blob.storage.exists(stored.blob.name)
    with clock.frozen(clock.now() + timedelta(days=302)):
        outbox.drain()
        assert not stored.blob.storage.exists(stored.blob.name)


class Clamd(socketserver.BaseRequestHandler):
    """Speaks INSTREAM; says FOUND when the stream holds the word `virus`."""

    def handle(self):
        assert self.request.recv(10) == b"zINSTREAM\0"
        data = b""
        while size := struct.unpack("!I", self.request.recv(4, socket.MSG_WAITALL))[0]:
            data += self.request.recv(size, socket.MSG_WAITALL)
        found = b"stream: Test.Virus FOUND\0" if b"virus" in data else b"stream: OK\0"
        self.request.sendall(self.server.answer or found)


@pytest.fixture
def clamd(settings):
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Clamd) as server:
        server.answer = b""
        threading.Thread(target=server.serve_forever, daemon=True).start()
        settings.CLAMD_URL = f"tcp://127.0.0.1:{server.server_address[1]}"
        yield server
        server.shutdown()


def test_the_scanner_decides(store, clamd):
    assert store().state == "clean"
    bad = store(SimpleUploadedFile("b.txt", b"a virus"))
    assert (bad.state, bad.refusal) == ("infected", "Test.Virus")


def test_without_an_answer_nothing_is_served_and_the_scan_is_repeated(store, clamd, client_for, company):
    clamd.answer = b"INSTREAM size limit exceeded. ERROR\0"
    stored = store()
    assert stored.state == "scanning"
    assert client_for(owner_of(company)).get(stored.get_absolute_url()).status_code == 409
    clamd.answer = b""
    with clock.frozen(clock.now() + timedelta(minutes=2)):
        outbox.drain()
    stored.refresh_from_db()
    assert stored.state == "clean"


def test_a_scanner_that_is_down_fails_closed(store, settings):
    settings.CLAMD_URL = "tcp://127.0.0.1:9"
    assert store().state == "scanning"


def test_the_rule_of_a_purpose_is_asked(company, store):
    stored = store()
    assert files.may_read(Actor.of(owner_of(company)), stored)
    assert not files.may_read(access.ANONYMOUS, stored)
