"""The engine: rights, states, guards, versions, ledger."""

import pytest

from colab.core import lifecycle
from colab.core.access import Actor
from colab.core.ledger.models import LedgerEntry
from colab.core.ledger.verify import verify_all
from colab.core.lifecycle import GuardFailed, NotAllowed, Stale, WrongState
from colab.core.organisations.models import Membership, Organisation, User

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner():
    return User.objects.create_user("owner@example.invalid", name="青木")


@pytest.fixture
def company(owner):
    company = Organisation.objects.create(
        kind="company", name="株式会社みほん", corporate_number="7999901000001", state="draft"
    )
    Membership.objects.create(organisation=company, user=owner, role="owner")
    return company


def test_a_verb_changes_facts_and_writes_the_ledger(company, owner):
    saved = lifecycle.apply(
        "save", company, actor=Actor.of(owner), representative="青木", contact_email="a@example.invalid"
    )
    assert (saved.representative, saved.version, saved.state) == ("青木", 1, "draft")
    done = lifecycle.apply("register", company, actor=Actor.of(owner), expected_version=1)
    assert done.state == "registered"
    assert [e.verb for e in LedgerEntry.objects.order_by("seq")] == ["save", "register"]
    assert verify_all().ok


@pytest.mark.parametrize(
    ("verb", "facts", "refusal"),
    [
        ("register", {}, GuardFailed),
        ("restore", {}, NotAllowed),
        ("save", {"corporate_number": "1999901000001"}, GuardFailed),
    ],
)
def test_a_refused_verb_changes_nothing(company, owner, verb, facts, refusal):
    before = Organisation.objects.values().get(pk=company.pk)
    with pytest.raises(refusal) as caught:
        lifecycle.apply(verb, company, actor=Actor.of(owner), **facts)
    assert caught.value.in_language("ja") and caught.value.in_language("en")
    assert Organisation.objects.values().get(pk=company.pk) == before
    assert not LedgerEntry.objects.exists()


def test_a_stale_page_is_refused(company, owner):
    lifecycle.apply("save", company, actor=Actor.of(owner), representative="青木", contact_email="a@example.invalid")
    with pytest.raises(Stale):
        lifecycle.apply("save", company, actor=Actor.of(owner), expected_version=0, representative="別人")


def test_a_verb_from_the_wrong_state_is_refused(company, owner):
    lifecycle.apply("save", company, actor=Actor.of(owner), representative="青木", contact_email="a@example.invalid")
    lifecycle.apply("register", company, actor=Actor.of(owner))
    with pytest.raises(WrongState):
        lifecycle.apply("register", company, actor=Actor.of(owner))


def test_a_stranger_has_no_right(company):
    stranger = User.objects.create_user("stranger@example.invalid")
    with pytest.raises(NotAllowed):
        lifecycle.apply("save", company, actor=Actor.of(stranger), representative="他人")


def test_refusals_are_seen_in_the_log_without_words_of_people(company, caplog):
    stranger = User.objects.create_user("stranger@example.invalid")
    with caplog.at_level("INFO", "colab.security"), pytest.raises(NotAllowed):
        lifecycle.apply("save", company, actor=Actor.of(stranger), representative="他人")
    (told,) = [each for each in caplog.messages if each.startswith("refused: ")]
    assert told.startswith(f"refused: save organisation/{company.key}, ") and told.endswith(f"person {stranger.pk}")
    assert "他人" not in told and "stranger" not in told
