"""One question after each step, asked of those who took it, published as a share."""

import pytest

from colab.core import clock
from colab.core.clock import FiscalYear
from colab.core.satisfaction import steps
from colab.core.satisfaction.models import Answer
from colab.demo.builders import judging as build
from colab.demo.builders.people import make_user
from colab.demo.builders.submissions import accepted_pitch
from pitches.decisions.publishing import team_members

pytestmark = pytest.mark.django_db


def test_a_team_is_asked_once_and_may_change_its_mind(client_for):
    pitch = accepted_pitch()
    member = team_members(pitch)[0]
    client = client_for(member)
    page = client.get(f"/work/s/pitch/{pitch.key}/").content.decode()
    url = f"/work/satisfaction/handed_in/{pitch.key}/"
    assert url in page and "/result/" not in page
    for level in ("4", "2"):
        assert client.post(url, {"level": level}).status_code == 302
    shown = client.get(f"/work/s/pitch/{pitch.key}/").content.decode()
    assert Answer.objects.get().level == 2 and 'aria-pressed="true"' in shown


@pytest.mark.parametrize(
    ("code", "level"),
    [("handed_in", "9"), ("handed_in", ""), ("handed_in", "9" * 5000), ("result", "4"), ("none", "4")],
)
def test_nothing_is_kept_of_what_was_not_asked(client_for, code, level):
    pitch = accepted_pitch()
    client = client_for(team_members(pitch)[0])
    assert client.post(f"/work/satisfaction/{code}/{pitch.key}/", {"level": level}).status_code == 404
    stranger = client_for(make_user())
    assert stranger.post(f"/work/satisfaction/handed_in/{pitch.key}/", {"level": "4"}).status_code == 404
    assert not Answer.objects.exists()


def test_judges_are_asked_after_the_result(client_for):
    round_ = build.published_round(pitches=4, judges=3)
    member = round_.panel.select_related("user").first()
    client = client_for(member.user)
    url = f"/work/satisfaction/judged/{round_.key}/"
    assert url in client.get(f"/work/s/round/{round_.key}/").content.decode()
    assert client.post(url, {"level": "3"}).status_code == 302


def test_a_share_is_published_from_five_answers_on(client):
    for n in range(5):
        user = make_user()
        Answer.objects.create(step="result", subject_key=f"p{n}", user=user, level=1 + n % 4, at=clock.now())
        page = client.get(f"/results/?year={FiscalYear.current().year}").content.decode()
        assert ("回答が少ないため" in page) == (n < 4)
    assert "40% (2/5)" in page
    assert {step.code for step in steps.all_steps()} >= {"handed_in", "result", "judged", "pilot", "certification"}
