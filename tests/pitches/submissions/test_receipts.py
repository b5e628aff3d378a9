"""The receipt on paper and as data, and the public page that says yes or no and nothing else."""

import hashlib
import io
import json

import pikepdf
import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from colab.core import outbox
from colab.core.ledger.append_only import lifted
from colab.demo.builders import submissions as build
from colab.demo.builders.people import make_officer, make_user, owner_of
from pitches.submissions import papers, receipts
from pitches.submissions.models import ReceiptPaper

pytestmark = pytest.mark.django_db


@pytest.fixture
def pitch():
    return build.submitted_pitch(title="🏗 𠮷野川の点検を助ける")


@pytest.fixture
def receipt(pitch):
    return pitch.snapshot


def check(client, **sent):
    answer = client.post(reverse("submissions:check"), {"number": "", "digest": "", **sent})
    return answer.context["matches"], answer.content.decode()


def upload(name, content):
    return SimpleUploadedFile(name, content)


def test_the_paper_has_the_same_bytes_each_time(receipt):
    first, second = papers.receipt_pdf(receipt), papers.receipt_pdf(receipt)
    assert first == second
    paper = ReceiptPaper.objects.get()
    assert (paper.sha256, paper.size) == (hashlib.sha256(first).hexdigest(), len(first))
    with pikepdf.open(io.BytesIO(first)) as document:
        fonts = {str(page.Resources.Font[name].BaseFont) for page in document.pages for name in page.Resources.Font}
        assert any("IPAexGothic" in name for name in fonts)
        assert len(document.pages) >= 2


def test_the_data_file_has_the_hash_of_the_receipt(client_for, pitch, receipt):
    team = client_for(owner_of(pitch.organisation))
    answer = team.get(reverse("submissions:receipt_data", args=[pitch.key, 1]))
    assert hashlib.sha256(answer.content).hexdigest() == receipt.digest
    assert json.loads(answer.content)["data"]["title"] == pitch.title


def test_every_field_has_its_hash(pitch, receipt):
    lines = receipts.field_lines(receipt)
    assert len(lines) == len(receipt.data)
    assert hashlib.sha256(pitch.title.encode()).hexdigest() in {line["sha256"] for line in lines}
    assert hashlib.sha256(str(pitch.estimate_pilot_yen).encode()).hexdigest() in {line["sha256"] for line in lines}


def test_team_and_office_take_the_paper_and_strangers_find_nothing(client_for, pitch):
    address = reverse("submissions:receipt_pdf", args=[pitch.key, 1])
    for user in (owner_of(pitch.organisation), build.reviewer_of(pitch).user, make_officer("auditor")):
        answer = client_for(user).get(address)
        assert answer["Content-Type"] == "application/pdf" and answer.content.startswith(b"%PDF")
    assert client_for(make_user()).get(address).status_code == 404
    assert client_for(owner_of(pitch.organisation)).get(address.replace("/1/", "/2/")).status_code == 404


def test_page_and_mail_lead_to_the_paper(client_for, pitch, receipt):
    page = client_for(owner_of(pitch.organisation)).get(reverse("submissions:receipt", args=[pitch.key]))
    assert reverse("submissions:receipt_pdf", args=[pitch.key, 1]) in page.content.decode()
    outbox.drain()
    (sent,) = [message for message in mail.outbox if pitch.receipt_number in message.subject]
    assert f"/receipt/{receipt.number}/pdf/" in sent.body
    assert "/receipts/check/" in sent.body


def test_number_and_hash_match(client, pitch, receipt):
    for number in (pitch.receipt_number, str(receipt), f" {str(receipt).lower()} "):
        assert check(client, number=number, digest=receipt.digest)[0] is True
    spaced = " ".join(receipt.digest[n : n + 8] for n in range(0, 64, 8)).upper()
    assert check(client, number=str(receipt), digest=spaced)[0] is True
    address = papers.check_url(receipt).split("127.0.0.1:8000")[-1]
    assert "/receipts/check/" in address
    answer = client.get(reverse("submissions:check"), {"number": str(receipt), "digest": receipt.digest})
    assert answer.context["matches"] is True
    assert pitch.title not in answer.content.decode() and pitch.organisation.name not in answer.content.decode()


def test_wrong_pairs_all_have_the_same_answer(client, pitch, receipt):
    other = build.submitted_pitch()
    said = set()
    for number, digest in (
        (pitch.receipt_number, "0" * 64),
        ("P-2026-999999", receipt.digest),
        (other.receipt_number, receipt.digest),
        (f"{pitch.receipt_number}-2", receipt.digest),
        ("P-2026-999999", "0" * 64),
        ("nonsense", receipt.digest),
    ):
        matches, page = check(client, number=number, digest=digest)
        assert matches is False
        said.add(page.split('role="alert"')[1].split("<form")[0])
    assert len(said) == 1


def test_what_cannot_be_a_hash_is_said_beside_the_field(client, receipt):
    for sent in ({"digest": "abc"}, {"digest": ""}, {"digest": "g" * 64}):
        matches, page = check(client, number=str(receipt), **sent)
        assert matches is None
        assert 'id="id_digest_error"' in page or "error" in page


def test_the_paper_the_data_and_the_files_can_be_shown(client, pitch, receipt):
    paper, data = papers.receipt_pdf(receipt), receipts.data_file(receipt)
    deck = pitch.pitch_files.get().file.blob.open("rb").read()
    number = str(receipt)
    assert check(client, number=number, file=upload("r.pdf", paper))[0] is True
    assert check(client, number=number, file=upload("r.json", data))[0] is True
    assert check(client, number=number, file=upload("r.json", data + b"\n"))[0] is False
    assert check(client, number=number, digest=receipt.digest, file=upload("d.pdf", deck))[0] is True
    assert check(client, number=number, digest="0" * 64, file=upload("d.pdf", deck))[0] is False


def test_a_brochure_does_not_reveal_who_handed_it_in(client, pitch, receipt):
    deck = pitch.pitch_files.get().file.blob.open("rb").read()
    assert check(client, number=str(receipt), file=upload("brochure.pdf", deck))[0] is False


@pytest.mark.django_db(transaction=True)
def test_what_was_tampered_with_does_not_match(client, receipt):
    with transaction.atomic(), connection.cursor() as cursor, pytest.raises(DatabaseError), transaction.atomic():
        cursor.execute("UPDATE submissions_submission SET data = '{}'")
    with lifted():
        type(receipt).objects.filter(pk=receipt.pk).update(data=receipt.data | {"title": "別の題"})
    assert check(client, number=str(receipt), digest=receipt.digest)[0] is False
