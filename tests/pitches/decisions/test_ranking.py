"""The ranking in the panel room and in the ledger: who sees the odds, and that nothing can be changed unseen."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from colab.core.ledger.models import LedgerEntry
from colab.core.lifecycle import apply
from colab.demo.builders import judging as build
from colab.demo.builders.people import make_officer
from pitches.decisions.models import DecisionLine
from pitches.judging.models import Mark
from pitches.judging.queries import ranking_of
from pitches.rounds.queries import active_members

pytestmark = pytest.mark.django_db


def recompute(name):
    out = StringIO()
    call_command("recompute_ranking", name, "--language", "en", stdout=out)
    return out.getvalue()


def test_the_panel_room_shows_all_figures_and_how_sure_they_are(client_for):
    round_ = build.scored_round(pitches=4, rule="official")
    browser = client_for(build.round_office(round_.challenge).user)
    page = browser.get(f"/en/work/rounds/{round_.key}/panel/").content.decode()
    line = ranking_of(round_).lines[0]
    assert f"{line.official:.2f}" in page and f"{line.raw:.2f}" in page
    assert f"{line.place} ({line.place_low} to {line.place_high})" in page
    assert "Chance: first" in page and "Provisional" in page
    page = browser.get(f"/work/rounds/{round_.key}/panel/").content.decode()
    assert (
        "補正後" in page and "素点平均" in page and f"{line.place}位（{line.place_low}〜{line.place_high}位）" in page
    )
    file = browser.get(f"/work/rounds/{round_.key}/panel/table.xlsx")
    assert file.status_code == 200 and b"".join(file)
    file.close()


def test_odds_are_for_the_panel_room_alone(client_for, client):
    round_ = build.published_round(pitches=4, rule="official")
    pitch = DecisionLine.objects.get(outcome="adopted").pitch
    team = client_for(pitch.organisation.memberships.first().user)
    section = client_for(build.officer("section", round_.challenge.unit))
    line = next(line for line in ranking_of(round_, pitches=round_.challenge.pitches.all()).lines)
    figures = [f"{line.official:.2f}", f"{line.official:.6f}", f"{line.p_first:.6f}", "Chance: first", "1位の確率"]
    paths = [f"/challenges/{round_.challenge.slug}/", f"/work/s/pitch/{pitch.key}/", f"/work/s/round/{round_.key}/"]
    for browser in (client, team, section):
        for path in paths:
            for prefix in ("", "/en"):
                text = browser.get(prefix + path).content.decode()
                assert not [figure for figure in figures if figure in text], path
        assert browser.get(f"/work/rounds/{round_.key}/panel/").status_code in (302, 404)
        assert browser.get(f"/work/rounds/{round_.key}/panel/table.xlsx").status_code in (302, 404)
    auditor = client_for(make_officer("auditor"))
    page = auditor.get(f"/en/work/rounds/{round_.key}/panel/").content.decode()
    assert "Chance: first" in page and f"{line.official:.2f}" in page


def test_a_flag_does_not_name_a_pitch_hidden_by_a_conflict(client_for):
    round_ = build.scored_round(pitches=4, rule="official")
    chair = active_members(round_).first()
    hidden = round_.challenge.pitches.first()
    chair.declarations.filter(organisation=hidden.organisation).update(kind="conflict")
    page = client_for(chair.user).get(f"/en/work/rounds/{round_.key}/panel/").content.decode()
    assert hidden.title not in page


def test_a_decision_keeps_its_scoring_run():
    round_ = build.decided_round(pitches=4, rule="official")
    runs = LedgerEntry.objects.filter(machine="round", subject_key=round_.key, verb="rank")
    assert runs.count() == 2 and runs.first().payload["inputs"] == runs.last().payload["inputs"]
    kept = runs.last().payload
    assert kept["method"] and kept["seed"] and kept["rule"] == "official" and len(kept["outputs"]) == 64
    assert "ranking" not in kept and runs.last().private.data["ranking"]["lines"]


@pytest.mark.parametrize("rule", ["official", "simple"])
def test_a_kept_ranking_can_be_worked_out_again(rule):
    round_ = build.published_round(pitches=4, rule=rule)
    assert "The same, byte for byte." in recompute(round_.key)
    assert "The same, byte for byte." in recompute(round_.challenge.code)


def test_a_mark_changed_behind_the_back_is_found():
    round_ = build.published_round(pitches=4, rule="official")
    mark = Mark.objects.order_by("pk").first()
    Mark.objects.filter(pk=mark.pk).update(value=10 if mark.value < 10 else 0)
    out = StringIO()
    with pytest.raises(CommandError, match="NOT the same"):
        call_command("recompute_ranking", round_.key, "--language", "en", stdout=out)
    assert f"kept {mark.value}, now" in out.getvalue() and "inputs" in out.getvalue()


def test_a_round_without_a_kept_ranking_and_an_unknown_one_say_so():
    round_ = build.scored_round(pitches=3)
    with pytest.raises(CommandError, match="keeps no ranking"):
        recompute(round_.key)
    with pytest.raises(CommandError, match="No round is called"):
        recompute("nobody")


def test_official_can_be_chosen_for_a_round(client_for):
    round_ = build.planned_round(pitches=3)
    office = build.round_office(round_.challenge)
    page = client_for(office.user).get(f"/en/work/s/round/{round_.key}/do/save/").content.decode()
    assert 'value="official"' in page
    assert apply("save", round_, actor=office, scoring_rule="official").scoring_rule == "official"
