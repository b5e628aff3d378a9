"""The certificate on paper: PDF/A by the validator's word, and names with rare characters."""

import os
import subprocess

import pytest
from django.urls import reverse
from pikepdf import Pdf

from colab.demo.builders import legal
from pilots.certification.models import Certification
from pilots.certification.papers import certificate_pdf

RARE = ["株式会社𠮷田", "髙﨑 邉", "塚﨑・德永・濵田", "𩸽商店"]


@pytest.fixture
def certification(db):
    return legal.certified()


@pytest.mark.parametrize("name", RARE)
def test_rare_characters_of_names_are_printed(certification, name, tmp_path):
    certification.organisation.name = name
    pdf = tmp_path / "certificate.pdf"
    pdf.write_bytes(certificate_pdf(certification, "https://colab.example/verify/N-2026-001/"))
    with Pdf.open(pdf) as opened:
        assert len(opened.pages) == 1


@pytest.mark.needs("verapdf")
def test_the_validator_calls_it_pdf_a_2b(certification, tmp_path, client, settings):
    """A plain certificate, one with rare characters and conditions, and the demo's sample, in one go."""
    paths = []
    for n, (name, demo) in enumerate([("株式会社みほん", False), ("株式会社𠮷田", False), ("株式会社みほん", True)]):
        settings.DEMO_MODE = demo
        certification.organisation.name = name
        certification.conditions = "個人情報を保存しないこと。" * n
        path = tmp_path / f"{n}.pdf"
        path.write_bytes(certificate_pdf(certification, "https://colab.example/verify/N-2026-001/"))
        paths.append(str(path))
    command = [os.environ["TEST_VERAPDF"], "--flavour", "2b", "--format", "text", *paths]
    said = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True).stdout.splitlines()
    assert [line.split()[0] for line in said] == ["PASS"] * 3, said


def test_a_character_that_no_font_has_fails_loudly(client, certification):
    Certification.objects.filter(pk=certification.pk).update(product_name="𰻞見守り")
    response = client.get(reverse("certification:certificate", args=[certification.code]))
    assert response.status_code == 409 and not response.content.startswith(b"%PDF")
