"""The judge's way: from the mail to the first mark, and what stays closed."""

import pytest

from colab.core.lifecycle import apply
from colab.demo.builders import judging as build
from pitches.judging.models import Assignment, Mark, Sheet
from pitches.judging.queries import own_seats
from pitches.rounds.queries import active_members, entrants

pytestmark = pytest.mark.django_db


def test_a_judge_declares_then_marks_then_locks(client_for):
    round_ = build.round_with_panel(pitches=3, judges=3)
    chair = active_members(round_).first()
    browser = client_for(chair.user)
    assert browser.get(f"/work/judging/{round_.key}/").status_code == 302
    page = browser.get(f"/work/judging/{round_.key}/conflicts/")
    answers = {name: "none" for name in page.context["form"].fields if name.startswith("kind_")}
    assert len(answers) == 3
    assert browser.post(f"/work/judging/{round_.key}/conflicts/", answers).status_code == 302
    for member in list(active_members(round_))[1:]:
        round_ = build.declare_conflicts(actor=build.judge_actor(member), round_=round_)
    round_ = build.draw_assignment(actor=build.round_office(round_.challenge), round_=round_, seed="7")
    round_ = apply("open_scoring", round_, actor=build.round_office(round_.challenge))
    queue = browser.get(f"/work/judging/{round_.key}/")
    assert "0 / 3" in queue.content.decode()
    url = f"/work/judging/{round_.key}/pitches/{queue.context['next'].pitch.key}/"
    sheet = browser.get(url)
    marks = {name: "7" for name in sheet.context["form"].fields if name.startswith("mark_")}
    assert browser.post(f"{url}save/", marks).json()["set"].keys() == {"base"}
    assert browser.post(f"{url}save/", marks).json()["set"].keys() == {"base"}
    assert Mark.objects.filter(value=7).count() == 4
    done = browser.post(url, {**marks, "do": "lock", "comment_for_team": "よい提案です。"})
    assert done.status_code == 302 and Sheet.objects.get().is_locked
    assert "1 / 3" in browser.get(f"/work/judging/{round_.key}/").content.decode()
    assert browser.get(f"/en{url}").status_code == 200


def test_a_mark_outside_the_scale_or_a_locked_sheet_is_refused(client_for):
    round_ = build.scoring_round(pitches=3, judges=3)
    member = active_members(round_).first()
    browser = client_for(member.user)
    seat = own_seats(member).first()
    url = f"/work/judging/{round_.key}/pitches/{seat.pitch.key}/"
    fields = [name for name in browser.get(url).context["form"].fields if name.startswith("mark_")]
    assert browser.post(f"{url}save/", {fields[0]: "11"}).status_code == 422
    refused = browser.post(url, {fields[0]: "5", "do": "lock"})
    assert refused.status_code == 409 and set(refused.context["form"].errors) == {"__all__", *fields[1:]}
    assert refused.content.decode().count("まだ点が付いていません") == 2 * len(fields[1:]), "in the summary and beside"
    assert not Sheet.objects.get().is_locked
    browser.post(url, dict.fromkeys(fields, "5") | {"do": "lock"})
    assert browser.post(f"{url}save/", dict.fromkeys(fields, "6")).status_code == 409
    assert set(Mark.objects.values_list("value", flat=True)) == {5}


def test_nobody_else_reads_or_marks(client_for, client):
    round_ = build.scoring_round(pitches=3, judges=3)
    first, second = list(active_members(round_))[:2]
    seat = own_seats(first).first()
    url = f"/work/judging/{round_.key}/pitches/{seat.pitch.key}/"
    outsider = build.officer("section", round_.challenge.unit)
    assert client_for(outsider).get(url).status_code == 404
    assert client.get(url).status_code == 302
    Assignment.objects.filter(judge=second, pitch=seat.pitch).update(ended_at=round_.created_at)
    assert client_for(second.user).get(url).status_code == 404


def test_a_conflict_takes_the_pitch_out_of_queue_counts_and_files(client_for):
    round_ = build.scoring_round(pitches=4, judges=4)
    member = active_members(round_).first()
    seat = own_seats(member).first()
    organisation = seat.pitch.organisation
    build.declare_conflicts(actor=build.judge_actor(member), round_=round_, conflicts={organisation.key: "顧問"})
    browser = client_for(member.user)
    page = browser.get(f"/work/judging/{round_.key}/").content.decode()
    assert seat.pitch.title not in page and f"/ {own_seats(member).count()}" in page
    assert browser.get(f"/work/judging/{round_.key}/pitches/{seat.pitch.key}/").status_code == 404
    assert browser.get(f"/work/s/pitch/{seat.pitch.key}/").status_code == 404
    assert browser.get(f"/files/{seat.pitch.pitch_files.get().file.key}/").status_code == 404


def test_before_declaring_nothing_is_readable(client_for):
    round_ = build.round_with_panel(pitches=3, judges=3)
    member = active_members(round_).first()
    office = build.round_office(round_.challenge)
    round_ = build.draw_assignment(actor=office, round_=round_, seed="7")
    apply("open_scoring", round_, actor=office)
    browser = client_for(member.user)
    for pitch in entrants(round_):
        assert browser.get(f"/work/s/pitch/{pitch.key}/").status_code == 404
        assert browser.get(f"/work/judging/{round_.key}/pitches/{pitch.key}/").status_code == 404
