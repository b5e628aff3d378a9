"""Taking uploads in."""

import hashlib
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from colab.core import clock, files, outbox
from colab.core.access import ANONYMOUS, Actor
from colab.core.files.models import StoredFile
from colab.core.organisations.models import User

pytestmark = pytest.mark.django_db
PURPOSE = files.purpose("test.note", "資料", max_mb=1, max_count=2, types=("txt", "pdf", "png"), rule="view").code


TEXT = "こんにちは".encode()


def upload(name="メモ.txt", data=TEXT):
    return SimpleUploadedFile(name, data)


def test_store_keeps_name_size_digest_and_owner():
    user = User.objects.create_user("a@example.invalid")
    data = "こんにちは".encode()
    stored = files.store(upload(data=data), actor=Actor.of(user), machine="organisation", key="k", purpose=PURPOSE)
    assert (stored.name, stored.size, stored.sha256) == ("メモ.txt", len(data), hashlib.sha256(data).hexdigest())
    assert (stored.state, stored.uploaded_by) == ("received", user)
    assert stored.counts_as_received and not stored.is_clean and not stored.public
    assert "メモ" not in stored.blob.name and "." not in stored.blob.name
    outbox.drain()
    stored.refresh_from_db()
    assert stored.state == "clean"
    assert stored.blob.read() == data
    assert files.receipt(files.of("organisation", "k"))[0]["sha256"] == stored.sha256


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("film.mp4", b"1", "video"),
        ("tool.exe", b"MZ", "kind"),
        ("page.html", b"<script>", "kind"),
        ("noending", b"text", "kind"),
        ("empty.txt", b"", "empty"),
        ("big.txt", b"x" * (1024 * 1024 + 1), "size"),
        ("program.txt", b"MZ\x90\x00", "wrong_kind"),
        ("disguised.pdf", b"plain text", "wrong_kind"),
        ("broken.pdf", b"%PDF-1.7 nothing", "pdf_damaged"),
        ("broken.png", b"\x89PNG\r\n\x1a\nnothing", "image_damaged"),
        ("bytes.txt", b"abc\x81 ", "text_encoding"),
    ],
)
def test_refused_uploads_leave_nothing(name, data, code):
    with pytest.raises(files.Rejected) as refused:
        files.store(upload(name, data), actor=ANONYMOUS, machine="organisation", key="k", purpose=PURPOSE)
    assert refused.value.code == code
    assert name in str(refused.value)
    assert not StoredFile.objects.exists()


def test_number_of_files_is_limited():
    for _n in range(2):
        files.store(upload(), actor=ANONYMOUS, machine="organisation", key="k", purpose=PURPOSE)
    with pytest.raises(files.Rejected, match="2"):
        files.store(upload(), actor=ANONYMOUS, machine="organisation", key="k", purpose=PURPOSE)
    files.store(upload(), actor=ANONYMOUS, machine="organisation", key="other", purpose=PURPOSE)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/提案.txt", "提案.txt"),
        ("C:\\Users\\a\\b.txt", "b.txt"),
        ("a\u202etxt.exe.txt", "atxt.exe.txt"),
        ("a\r\nb.txt", "a b.txt"),
        ("x" * 300 + ".txt", "x" * 146 + ".txt"),
    ],
)
def test_names_are_made_harmless(given, kept):
    from colab.core.files.checks.run import clean_name

    assert clean_name(given) == kept.replace("a b", "ab") if "\r" in given else clean_name(given) == kept


def test_malware_is_found_and_told_to_the_room():
    from colab.core.files import verdicts
    from colab.core.files.scanner import EICAR

    told = []
    files.on_verdict("organisation")(told.append)
    bad = files.store(upload("a.txt", EICAR), actor=ANONYMOUS, machine="organisation", key="k", purpose=PURPOSE)
    outbox.drain()
    verdicts._listeners["organisation"].clear()
    bad.refresh_from_db()
    assert (bad.state, bad.refusal, bad.counts_as_received) == ("infected", "EICAR", False)
    assert told == [bad]


def test_removed_files_lose_their_bytes_a_day_later():
    stored = files.store(upload(), actor=ANONYMOUS, machine="organisation", key="k", purpose=PURPOSE)
    blob = stored.blob
    files.remove(stored)
    outbox.drain()
    assert blob.storage.exists(blob.name), "a copy that is being made may need it"
    with clock.frozen(clock.now() + timedelta(days=1, minutes=1)):
        outbox.drain()
    assert not blob.storage.exists(blob.name)
    assert not files.of("organisation", "k").exists()
