"""Slides as pictures beside the sheet: for whoever may read the file, and for nobody else."""

import io

import pytest
from django.core.files.base import ContentFile
from PIL import Image

from colab.core import files
from colab.core.files.drawing import draw
from colab.demo.builders import judging as build
from colab.demo.builders.submissions import pdf_upload
from pitches.judging.actions import declare_conflicts
from pitches.judging.queries import own_seats
from pitches.rounds.queries import active_members

pytestmark = pytest.mark.django_db


def test_a_page_is_drawn_at_the_width_asked_for():
    picture = Image.open(io.BytesIO(draw(pdf_upload().read(), 2, 640)))
    assert picture.format == "WEBP" and picture.width == 640
    with pytest.raises(IndexError):
        draw(pdf_upload().read(), 3, 640)


def test_judges_turn_pages_and_a_conflict_closes_them(client, client_for):
    round_ = build.scoring_round(pitches=3, judges=3)
    member = active_members(round_).select_related("user").first()
    seat = own_seats(member).first()
    deck = files.of("pitch", seat.pitch.key).filter(kind="pdf").first()
    judge = client_for(member.user)
    page = judge.get(f"/work/judging/{round_.key}/pitches/{seat.pitch.key}/").content.decode()
    assert f"/files/{deck.key}/pages/1.webp" in page and f"/files/{deck.key}/pages/2.webp" in page
    answer = judge.get(f"/files/{deck.key}/pages/1.webp")
    assert answer.status_code == 200 and Image.open(io.BytesIO(answer.content)).format == "WEBP"
    assert "private" in answer["Cache-Control"]
    assert judge.get(f"/files/{deck.key}/pages/3.webp").status_code == 404
    assert client.get(f"/files/{deck.key}/pages/1.webp").status_code == 404
    others = client_for(build.round_office(round_.challenge).user)
    assert others.get(f"/files/{deck.key}/pages/1.webp").status_code == 200
    declare_conflicts(
        actor=build.judge_actor(member), round_=round_, conflicts={seat.pitch.organisation.key: "顧問をしています。"}
    )
    assert judge.get(f"/files/{deck.key}/pages/1.webp").status_code == 404


def test_a_blind_round_shows_no_page_of_what_was_handed_in(client_for):
    round_ = build.scoring_round(pitches=3, judges=3, blind=True)
    member = active_members(round_).select_related("user").first()
    seat = own_seats(member).first()
    deck = files.of("pitch", seat.pitch.key).filter(kind="pdf").first()
    judge = client_for(member.user)
    assert "/pages/" not in judge.get(f"/work/judging/{round_.key}/pitches/{seat.pitch.key}/").content.decode()
    assert judge.get(f"/files/{deck.key}/pages/1.webp").status_code == 404


def test_a_file_that_cannot_be_drawn_is_no_error(client_for):
    round_ = build.scoring_round(pitches=3, judges=3)
    member = active_members(round_).select_related("user").first()
    deck = files.of("pitch", own_seats(member).first().pitch.key).filter(kind="pdf").first()
    path = deck.blob.storage.save("broken", ContentFile(b"%PDF-1.7 broken"))
    type(deck).objects.filter(pk=deck.pk).update(blob=path, sha256="0" * 64)
    assert client_for(member.user).get(f"/files/{deck.key}/pages/1.webp").status_code == 404
