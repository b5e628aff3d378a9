"""A pitch from the first keystroke to the result, and the columns that go with it."""

import pytest

from colab.core.ledger.verify import verify_all
from colab.demo.builders import submissions as build

pytestmark = pytest.mark.django_db


def test_a_handed_in_pitch_has_a_receipt():
    pitch = build.submitted_pitch()
    assert pitch.state == "submitted"
    assert pitch.receipt_number.startswith("P-")
    assert pitch.snapshot.number == 1
    assert pitch.snapshot.data["title"] == pitch.title
    assert pitch.snapshot.organisation["corporate_number"] == pitch.organisation.corporate_number
    (line,) = pitch.snapshot.files
    assert len(line["sha256"]) == 64 and line["size"] > 0
    assert not pitch.scan_pending
    assert verify_all().ok


def test_the_whole_road():
    pitch = build.adopted_pitch()
    assert pitch.state == "adopted"
    assert pitch.result_at and pitch.result_reason
    assert pitch.challenge.state == "adopted"
    assert verify_all().ok


def test_the_civic_road():
    pitch = build.matched_pitch()
    assert pitch.state == "matched" and pitch.result_at
