"""What is refused, and that it changes nothing."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from colab.core import access, clock
from colab.core.access import Actor
from colab.core.ledger.models import LedgerEntry
from colab.core.lifecycle import GuardFailed, NotAllowed, Refused, WrongState, apply
from colab.core.organisations.models import Organisation
from colab.demo.builders import submissions as build
from colab.demo.builders.challenges import draft_challenge, open_challenge
from colab.demo.builders.people import as_actor, make_company, make_officer, make_user, owner_of
from pitches.submissions.actions.attach import detach
from pitches.submissions.actions.autosave import save_words
from pitches.submissions.actions.start import start
from pitches.submissions.models import Pitch, Submission

pytestmark = pytest.mark.django_db


def everything():
    """All that a refused verb must leave as it was."""
    return (
        list(Pitch.objects.order_by("pk").values()),
        list(Submission.objects.order_by("pk").values()),
        LedgerEntry.objects.count(),
    )


def refused(kind, verb, pitch, *, actor, **facts):
    before = everything()
    with pytest.raises(kind) as caught:
        apply(verb, pitch, actor=actor, **facts)
    assert everything() == before
    assert caught.value.in_language("ja") and caught.value.in_language("en")
    return caught.value


@pytest.fixture
def pitch():
    return build.draft_pitch()


@pytest.fixture
def team(pitch):
    return build.team_of(pitch)


def test_late_is_late_and_nothing_is_lost(pitch, team):
    with clock.frozen(pitch.challenge.call.closes_at):
        error = refused(GuardFailed, "submit", pitch, actor=team, **build.DECLARED)
        assert error.guard_id == "pitch.open"
        save_words(pitch, {"title": "締切後の手直し"}, seen=None, actor=team)
    pitch.refresh_from_db()
    assert pitch.title == "締切後の手直し"


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(offset=st.one_of(st.sampled_from([-1, 0, 1]), st.integers(-3_000_000, 3_000_000)))
def test_handed_in_exactly_until_the_deadline(pitch, team, offset):
    """A pitch is taken if and only if the server's clock stands before the deadline, to the microsecond."""
    from django.db import transaction

    call = pitch.challenge.call
    moment = call.closes_at + timedelta(microseconds=offset)
    with transaction.atomic(), clock.frozen(moment):
        mark = transaction.savepoint()
        try:
            done = apply("submit", pitch, actor=team, **build.DECLARED)
            assert moment < call.closes_at
            assert done.submitted_at == moment
        except GuardFailed as error:
            assert error.guard_id == "pitch.open"
            assert moment >= call.closes_at
        transaction.savepoint_rollback(mark)


@pytest.mark.parametrize("missing", sorted(build.DECLARED))
def test_every_declaration_counts(pitch, team, missing):
    error = refused(GuardFailed, "submit", pitch, actor=team, **(build.DECLARED | {missing: False}))
    assert error.guard_id == f"pitch.{missing}"
    assert bool(error.article) == (missing == "declares_167_4")


@pytest.mark.parametrize("name", ["title", "kpi", "product_stage"])
def test_every_required_item_counts(pitch, team, name):
    save_words(pitch, {name: ""}, seen=None, actor=team)
    assert refused(GuardFailed, "submit", pitch, actor=team, **build.DECLARED).guard_id == "pitch.complete"


def test_without_its_file_it_is_not_taken(pitch, team):
    detach(pitch.pitch_files.get(), actor=team)
    assert refused(GuardFailed, "submit", pitch, actor=team, **build.DECLARED).guard_id == "pitch.files"


def test_a_wrong_corporate_number_is_refused(pitch, team):
    number = pitch.organisation.corporate_number
    wrong = f"{int(number[0]) % 9 + 1}{number[1:]}"
    Organisation.objects.filter(pk=pitch.organisation_id).update(corporate_number=wrong)
    assert refused(GuardFailed, "submit", pitch, actor=team, **build.DECLARED).guard_id == "pitch.organisation"


def test_words_changed_unseen_are_not_handed_in(pitch, team):
    seen = pitch.edits
    save_words(pitch, {"title": "別の題"}, seen=None, actor=team)
    error = refused(GuardFailed, "submit", pitch, actor=team, edits_seen=seen, **build.DECLARED)
    assert error.guard_id == "pitch.unseen_edits"


def test_a_second_pitch_of_the_same_organisation(pitch, team):
    done = apply("submit", pitch, actor=team, **build.DECLARED)
    assert start(pitch.challenge, pitch.organisation, actor=team).pk == done.pk
    double = Pitch(challenge=pitch.challenge, organisation=pitch.organisation)
    from colab.core.lifecycle import create

    before = everything()
    with pytest.raises(Refused, match="pitch_one_per_organisation"):
        create(double, actor=team)
    assert everything() == before


def test_several_pitches_where_the_challenge_allows_them():
    challenge, company = open_challenge(several_pitches=True), make_company()
    first = build.submitted_pitch(challenge=challenge, organisation=company)
    second = build.submitted_pitch(challenge=challenge, organisation=company)
    assert first.receipt_number != second.receipt_number


def test_after_withdrawing_one_may_begin_again(pitch, team):
    apply("withdraw", apply("submit", pitch, actor=team, **build.DECLARED), actor=team, reason="")
    assert start(pitch.challenge, pitch.organisation, actor=team).state == "draft"


def test_a_challenge_that_is_not_open_takes_no_draft():
    company = make_company()
    with pytest.raises(GuardFailed):
        start(draft_challenge(), company, actor=as_actor(owner_of(company)))
    assert not Pitch.objects.exists()


def test_strangers_and_officers_do_not_act_for_the_team(pitch):
    for actor in (as_actor(make_user()), build.reviewer_of(pitch), Actor.system_("clock"), Actor()):
        refused(NotAllowed, "submit", pitch, actor=actor, **build.DECLARED)


def test_the_team_does_not_decide_for_the_office(pitch, team):
    done = apply("submit", pitch, actor=team, **build.DECLARED)
    for verb in ("accept", "shortlist", "adopt", "disqualify", "reopen_item"):
        refused(NotAllowed, verb, done, actor=team, reason="x", item="title", decision="x")
    other = as_actor(make_officer("section", name="他の部署"))
    assert access.can(other, "view", done)  # the same section in this small world
    refused(WrongState, "shortlist", done, actor=build.reviewer_of(done), reason="早い")


def test_results_are_never_set_by_hand():
    pitch = build.accepted_pitch()
    error = refused(GuardFailed, "adopt", pitch, actor=build.reviewer_of(pitch))
    assert error.guard_id == "pitch.decision"


def test_nothing_is_screened_before_the_deadline():
    pitch = build.accepted_pitch()
    error = refused(GuardFailed, "shortlist", pitch, actor=build.reviewer_of(pitch), reason="よい")
    assert error.guard_id == "pitch.closed"
    build.close_call(pitch.challenge)
    with clock.frozen(pitch.challenge.call.closes_at + timedelta(hours=1)):
        error = refused(GuardFailed, "shortlist", pitch, actor=build.reviewer_of(pitch), reason=" ")
        assert error.guard_id == "pitch.reason"
        refused(GuardFailed, "publish_screening", pitch, actor=build.reviewer_of(pitch))


def test_matching_belongs_to_the_civic_route():
    pitch = build.accepted_pitch()
    refused(NotAllowed, "match", pitch, actor=build.reviewer_of(pitch))
    assert refused(GuardFailed, "match", pitch, actor=Actor.system_("civic")).guard_id == "pitch.civic"


def test_drafts_are_private_also_from_auditors(pitch, team):
    auditor = as_actor(make_officer("auditor"))
    assert not access.can(auditor, "view", pitch)
    assert not access.can(build.reviewer_of(pitch), "view", pitch)
    done = apply("submit", pitch, actor=team, **build.DECLARED)
    assert access.can(auditor, "view", done)
    assert access.can(build.reviewer_of(done), "view", done)
    assert access.can(build.reviewer_of(done, "section"), "view", done)
    assert not access.can(as_actor(make_user()), "view", done)
    assert not access.can(auditor, "thread", done)
