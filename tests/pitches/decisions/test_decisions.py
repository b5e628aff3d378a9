"""Decisions: reasons where the panel differs, nothing visible before the publication, a reversal as a whole."""

import pytest

from colab.core.ledger.models import LedgerEntry
from colab.core.ledger.verify import verify_all
from colab.core.lifecycle import GuardFailed, NotAllowed, Warned, WrongState, apply
from colab.core.lifecycle.move import Override
from colab.core.notices.models import Notice
from colab.demo.builders import judging as build
from colab.demo.builders.people import make_officer, owner_of
from pitches.decisions.models import Decision, DecisionLine
from pitches.decisions.order import Row, deviating, quartiles
from pitches.judging.models import Mark, Sheet
from pitches.judging.queries import ranking_of
from pitches.rounds.models import Round
from pitches.rounds.queries import active_members

pytestmark = pytest.mark.django_db


def office(round_):
    return build.round_office(round_.challenge)


def snapshot(round_):
    return (
        Round.objects.values().get(pk=round_.pk),
        list(round_.challenge.pitches.order_by("pk").values_list("state", "version")),
        list(DecisionLine.objects.order_by("pk").values()),
        LedgerEntry.objects.count(),
        Notice.objects.count(),
    )


def test_one_stroke_moves_everything_and_mails_every_team():
    round_ = build.published_round(pitches=4)
    round_.challenge.refresh_from_db()
    assert (round_.state, round_.challenge.state) == ("published", "adopted")
    states = sorted(round_.challenge.pitches.values_list("state", flat=True))
    assert states == ["adopted", "not_adopted", "not_adopted", "reserve"]
    assert Notice.objects.filter(kind="decisions.result").count() == 4
    assert all(len(line.quartiles) == 4 for line in DecisionLine.objects.all())
    groups = LedgerEntry.objects.filter(machine="pitch", verb__in=("adopt", "reserve", "not_adopt"))
    assert len(set(groups.values_list("group", flat=True))) == 1
    assert verify_all().ok


def test_differing_from_the_ranking_needs_a_reason():
    round_ = build.scored_round(pitches=4)
    first, second = ranking_of(round_).lines[:2]
    lines = [
        {
            "pitch": line.pitch,
            "outcome": "adopted" if line.pitch == second.pitch else "not_adopted",
            "differs_reason": "",
        }
        for line in ranking_of(round_).lines
    ]
    facts = {"lines": lines, "reason": "理由"}
    round_ = apply("prepare", round_, actor=office(round_), **facts)
    before = snapshot(round_)
    with pytest.raises(GuardFailed) as caught:
        apply("decide", round_, actor=office(round_))
    assert caught.value.guard_id == "decision.differs_reasoned" and snapshot(round_) == before
    for line in lines:
        if line["pitch"] == second.pitch:
            line["differs_reason"] = "現場での実現性を重く見た。"
    round_ = apply("prepare", round_, actor=office(round_), **facts)
    assert apply("decide", round_, actor=office(round_)).state == "decided"
    assert first.pitch != second.pitch


def test_nobody_may_be_chosen_with_a_reason():
    round_ = build.published_round(adopted=0, reserve=0)
    round_.challenge.refresh_from_db()
    assert round_.challenge.state == "no_adoption" and round_.challenge.outcome


@pytest.mark.parametrize(
    ("verb", "who", "refusal"),
    [
        ("publish", "judge", NotAllowed),
        ("decide", "section", NotAllowed),
        ("open_scoring", "office", WrongState),
        ("start_talks", "office", WrongState),
        ("publish", "stranger", NotAllowed),
    ],
)
def test_refused_verbs_change_nothing(verb, who, refusal):
    round_ = build.decided_round(pitches=3)
    actors = {
        "judge": lambda: build.judge_actor(active_members(round_).first()),
        "section": lambda: build.as_actor(build.officer("section", round_.challenge.unit)),
        "office": lambda: office(round_),
        "stranger": lambda: build.as_actor(owner_of(round_.challenge.pitches.first().organisation)),
    }
    before = snapshot(round_)
    with pytest.raises(refusal):
        apply(verb, round_, actor=actors[who]())
    assert snapshot(round_) == before


def test_before_the_publication_nothing_shows(client_for, client):
    round_ = build.decided_round(pitches=4)
    Decision.objects.update(reason="カナリア理由", reason_en="canary reason")
    Sheet.objects.update(comment_for_team="カナリア講評", comment_for_panel="カナリア内部")
    pitch = DecisionLine.objects.get(outcome="adopted").pitch
    team = client_for(owner_of(pitch.organisation))
    section = client_for(build.officer("section", round_.challenge.unit))
    judge = client_for(active_members(round_).first().user)
    pages = [
        (client, f"/challenges/{round_.challenge.slug}/"),
        (team, f"/challenges/{round_.challenge.slug}/"),
        (team, f"/work/s/pitch/{pitch.key}/"),
        (section, f"/work/s/round/{round_.key}/"),
        (section, f"/work/s/pitch/{pitch.key}/"),
        (judge, f"/work/judging/{round_.key}/"),
    ]
    for browser, path in pages:
        for prefix in ("", "/en"):
            answer = browser.get(prefix + path)
            text = answer.content.decode()
            assert answer.status_code == 200, path
            assert "カナリア" not in text and "canary" not in text, path
    for browser in (client, team, section):
        assert browser.get(f"/work/rounds/{round_.key}/panel/").status_code in (302, 404)
        assert browser.get(f"/work/rounds/{round_.key}/panel/table.xlsx").status_code in (302, 404)


def test_marks_are_private_until_the_marking_is_closed(client_for):
    round_ = build.mark_all(build.scoring_round(pitches=3, judges=3), lock=False)
    Mark.objects.update(comment="カナリア")
    for user in (office(round_).user, active_members(round_).last().user):
        assert client_for(user).get(f"/work/rounds/{round_.key}/panel/").status_code == 404
    page = client_for(office(round_).user).get(f"/work/rounds/{round_.key}/assignment/").content.decode()
    assert "カナリア" not in page


def test_closing_early_warns_and_goes_on_with_authority_and_reason():
    round_ = build.mark_all(build.scoring_round(pitches=3, judges=3), skip=1)
    with pytest.raises(Warned):
        apply("close_scoring", round_, actor=office(round_))
    override = Override(authority="事務局長", reason="審査員が急病のため")
    assert apply("close_scoring", round_, actor=office(round_), override=override).state == "scoring_closed"
    assert "missing_marks" in ranking_of(round_).notes


def test_a_reversal_takes_everything_back_and_can_be_decided_anew():
    round_ = build.published_round(pitches=3)
    round_ = apply("reverse", round_, actor=office(round_), reason="集計の誤り")
    round_.challenge.refresh_from_db()
    assert (round_.state, round_.challenge.state) == ("scoring_closed", "screening")
    assert set(round_.challenge.pitches.values_list("state", flat=True)) == {"accepted_for_review"}
    assert Notice.objects.filter(kind="decisions.reversed").count() == 3
    round_ = apply("decide", build.prepare(round_, adopted=0, reserve=0), actor=office(round_))
    assert apply("publish", round_, actor=office(round_)).state == "published"
    assert verify_all().ok


def test_a_judge_who_steps_back_is_replaced(client_for):
    round_ = build.scoring_round(pitches=3, judges=3)
    gone = active_members(round_).last()
    client_for(gone.user).post(f"/work/judging/{round_.key}/step-back/", {"reason": "急な公務のため"})
    round_.refresh_from_db()
    person = {"name": "代理 一郎", "email": "sub@example.invalid", "role": "judge"}
    round_ = apply("substitute", round_, actor=office(round_), member=gone.key, **person)
    new = active_members(round_).get(replaces=gone)
    assert new.assignments.filter(ended_at=None).count() == 3
    assert Notice.objects.filter(kind="judging.invitation", address="sub@example.invalid").exists()


def test_an_auditor_looks_and_changes_nothing(client_for):
    round_ = build.decided_round(pitches=3)
    auditor = make_officer("auditor")
    assert client_for(auditor).get(f"/work/rounds/{round_.key}/panel/").status_code == 200
    with pytest.raises(NotAllowed):
        apply("publish", round_, actor=build.as_actor(auditor))


def test_only_overtaking_differs_from_the_ranking():
    rows = [Row("a", "reserve", 2, 1), Row("b", "adopted", 1, 2), Row("c", "not_adopted", None, 3)]
    assert deviating(rows) == {"b"}
    assert deviating([Row("a", "adopted", 1, 1), Row("b", "reserve", 2, 2)]) == set()
    assert deviating([Row("a", "not_adopted", None, 1), Row("b", "not_adopted", None, 2)]) == set()


def test_quartiles_are_not_given_among_fewer_than_four():
    assert quartiles({"a": 3.0, "b": 2.0, "c": 1.0}) == {}
    assert quartiles({"a": 9.0, "b": 8.0, "c": 8.0, "d": 1.0, "e": None}) == {"a": 1, "b": 2, "c": 2, "d": 4}
