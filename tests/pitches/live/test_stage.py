"""The live final: what screens show, and what they hold back."""

import pytest

from colab.core.ledger.verify import verify_all
from colab.core.lifecycle import GuardFailed, NotAllowed, apply
from colab.demo.builders import events as events
from colab.demo.builders import judging
from colab.demo.builders import live as build
from pitches.events.queries import finalists, rounds_of
from pitches.live.actions import NoVote, cast, set_stage
from pitches.live.models import Ballot, Stage, VoteCode
from pitches.live.queries import votes_of

pytestmark = pytest.mark.django_db


def now(client, event, version="", language=""):
    return client.get(f"{language}/events/{event.slug}/live/now/?v={version}")


def test_a_screen_learns_what_changed_and_nothing_twice(client):
    event = events.live_event()
    first = now(client, event)
    assert first.status_code == 200 and now(client, event, first["X-Version"]).status_code == 204
    assert client.get(f"/events/{event.slug}/live/now/", headers={"If-None-Match": first["ETag"]}).status_code == 304
    line = finalists(event).first()
    type(line.pitch).objects.filter(pk=line.pitch_id).update(publish_name=True)
    set_stage(actor=events.event_office(event), event=event, part="pitch", finalist=line, run=True)
    second = now(client, event, first["X-Version"])
    assert second.status_code == 200 and line.pitch.organisation.name in second.content.decode()
    assert "data-ends" in second.content.decode() and 'data-seconds="420"' in second.content.decode()
    english = now(client, event, first["X-Version"], "/en")
    assert "Pitching" in english.content.decode() and english["ETag"] != second["ETag"]


def test_a_team_that_does_not_wish_to_be_named_is_a_number_on_the_screen(client):
    event = events.live_event()
    line = finalists(event).first()
    type(line.pitch).objects.filter(pk=line.pitch_id).update(publish_name=False)
    set_stage(actor=events.event_office(event), event=event, part="questions", finalist=line)
    shown = now(client, event).content.decode()
    assert line.pitch.organisation.name not in shown and "チーム1" in shown


def test_asking_takes_one_query_and_touches_no_session(client, django_assert_num_queries):
    event = events.live_event()
    version = now(client, event)["X-Version"]
    with django_assert_num_queries(1):
        answer = now(client, event, version)
    assert answer.status_code == 204 and answer.content == b"" and not answer.cookies


def test_only_the_office_of_a_live_event_runs_the_stage():
    event = events.live_event()
    judge = judging.judge_actor(rounds_of(event).get().panel.select_related("user").first())
    with pytest.raises(NotAllowed):
        set_stage(actor=judge, event=event, part="break")
    ready = events.ready_event()
    with pytest.raises(NotAllowed):
        set_stage(actor=events.event_office(ready), event=ready, part="break")
    assert not Stage.objects.filter(event=ready).exists()


def test_one_vote_a_device_and_it_can_be_changed(client):
    event = build.voting_event()
    first, second, *_others = finalists(event)
    url = f"/events/{event.slug}/vote/"
    assert client.post(url, {"team": first.pk}).status_code == 302
    assert "投票ありがとうございます" in client.get(f"{url}?done=1").content.decode()
    client.post(url, {"team": second.pk})
    assert list(votes_of(event).values())[:2] == [0, 1] and Ballot.objects.count() == 1


def test_one_vote_a_code_and_a_device():
    event = build.voting_event(mode="codes", codes=2)
    one, two = VoteCode.objects.order_by("pk").values_list("code", flat=True)
    line = finalists(event).first()
    cast(event=event, device="a", finalist=line, code=f" {one[:4].lower()}-{one[4:]} ")
    cast(event=event, device="a", finalist=line, code=one)
    for device, code in (("b", one), ("a", two), ("c", "AAAAAAAA"), ("c", "")):
        with pytest.raises(NoVote):
            cast(event=event, device=device, finalist=line, code=code)
    other = build.voting_event(mode="codes", codes=1)
    with pytest.raises(NoVote):
        cast(event=other, device="d", finalist=finalists(other).first(), code=two)
    with pytest.raises(NoVote):
        cast(event=event, device="d", finalist=finalists(other).first(), code=two)
    assert Ballot.objects.count() == 1


def test_how_people_vote_is_fixed_once_they_may():
    event = build.voting_event()
    office = events.event_office(event)
    for verb, facts in (("set_vote", {"mode": "codes"}), ("open_vote", {}), ("reveal_vote", {"votes": {}})):
        with pytest.raises(GuardFailed):
            apply(verb, event, actor=office, **facts)
    apply("close_vote", event, actor=office)
    with pytest.raises(NoVote):
        cast(event=event, device="late", finalist=finalists(event).first())
    for verb, facts in (("open_vote", {}), ("reveal_vote", {"votes": {"made": 9}}), ("add_codes", {"count": 3})):
        with pytest.raises(GuardFailed):
            apply(verb, event, actor=office, **facts)


def test_the_desk_calls_teams_and_reveals_the_votes(client, client_for):
    event = build.voting_event(mode="codes", codes=6)
    build.cast_votes(event, 1, 3)
    office = client_for(events.event_office(event).user)
    url = f"/work/events/{event.key}/live/"
    page = office.get(url).content.decode()
    assert "これまでの投票は4件" in page and "<meter" not in page
    third = list(finalists(event))[2]
    office.post(url, {"do": "stage", "part": "questions", "finalist": third.pk, "run": "1"})
    assert Stage.objects.get().finalist_id == third.pk and Stage.objects.get().clock_ends_at
    for verb in ("close_vote", "reveal_vote"):
        office.post(url, {"do": verb})
    assert ">3票<" in now(client, event).content.decode().replace(" ", "")
    assert office.get(f"{url}codes/").content.decode().count('class="segno"') == 6
    assert client.get(f"/events/{event.slug}/vote/code.svg")["Content-Type"] == "image/svg+xml"
    assert client_for(judging.judge_actor(rounds_of(event).get().panel.first()).user).get(url).status_code == 404
    assert verify_all().ok


def test_the_results_come_at_the_stroke_of_the_publication(client):
    event = events.decided_event()
    round_ = rounds_of(event).get()
    winner = round_.decision.lines.get(outcome="adopted").pitch.organisation.name
    before = now(client, event)
    assert winner not in before.content.decode()
    apply("publish", event, actor=events.event_office(event))
    after = now(client, event, before["X-Version"])
    assert after.status_code == 200 and winner in after.content.decode()
