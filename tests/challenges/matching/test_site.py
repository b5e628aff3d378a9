"""Matching on the site: texts follow the rows, the worker encodes them, pages say why, and nobody else looks in."""

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from challenges.matching import corpus, finding, newcomers, reading
from challenges.matching.actions.dismiss import dismiss
from challenges.matching.actions.gather import gather_all
from challenges.matching.actions.invite import invite
from challenges.matching.actions.tell import PATIENCE, tell_teams
from challenges.matching.encoding import behind, encode_behind, label_of
from challenges.matching.methods import chain
from challenges.matching.models import Dismissal, Encoding, MatchText, PitchInvitation
from colab.core import clock, outbox, search
from colab.core.lifecycle import GuardFailed, NotAllowed, WrongState, apply
from colab.core.notices.models import Notice
from colab.demo.builders import legal, people
from colab.demo.builders.challenges import draft_challenge, officer, open_challenge
from colab.demo.builders.solutions import OTHER, draft_solution, listed_solution

pytestmark = pytest.mark.django_db
needs_encoders = pytest.mark.skipif(chain.best().name != "dense-e5", reason="the sentence encoders are not installed")


@pytest.fixture
def challenge():
    return open_challenge()


@pytest.fixture
def section(challenge):
    return officer("section", challenge.unit)


def text_of(kind, row):
    return MatchText.objects.get(kind=kind, object_key=str(row.pk))


def names(matches):
    return [match.offer.name for match in matches]


def test_texts_follow_every_verb_and_only_what_is_public_is_offered(challenge):
    solution = draft_solution()
    assert not text_of("solution", solution).is_offered
    apply("submit", solution, actor=people.as_actor(people.owner_of(solution.organisation)))
    solution = apply("list", solution, actor=people.as_actor(officer("office", programme=challenge.programme)))
    row = text_of("solution", solution)
    assert row.is_offered and "転記" in row.text["body"] and "環境・ごみ" in row.text["tags"] and "転記" in row.nouns
    assert text_of("challenge", challenge).is_offered and not text_of("challenge", draft_challenge()).is_offered
    apply("withdraw", solution, actor=people.as_actor(people.owner_of(solution.organisation)))
    assert not MatchText.objects.filter(kind="solution").exists()


def test_a_load_in_bulk_is_gathered_afterwards_and_a_second_time_changes_nothing():
    with search.paused():
        solution, challenge = listed_solution(), open_challenge()
    assert not MatchText.objects.exists()
    assert gather_all() == 2 and gather_all() == 0
    assert text_of("solution", solution).is_offered and text_of("challenge", challenge).is_offered


def test_without_vectors_words_decide_and_the_nearer_solution_stands_first(challenge, section):
    near, far = listed_solution(), listed_solution(**OTHER)
    found = finding.explain(finding.offers_for(challenge, limit=5))
    assert found.corpus.method.name == "lexical" and names(found.matches) == [near.name, far.name]
    best = found.matches[0]
    assert best.evidence.pairs and "転記" in best.evidence.nouns and best.evidence.tags == ["環境・ごみ"]
    assert [(check.status, "5,000,000円" in check.text) for check in best.evidence.checks] == [("met", True)]


def test_a_price_above_the_limit_is_called_so_and_does_not_move_the_score(challenge):
    listed_solution(), listed_solution(**OTHER)
    before = finding.offers_for(challenge, limit=1).matches[0]
    solution = before.offer
    owner = people.as_actor(people.owner_of(solution.organisation))
    apply("save", solution, actor=owner, price_min_yen=9_000_000, price_max_yen=None)
    after = finding.explain(finding.offers_for(challenge, limit=1)).matches[0]
    assert after.score == before.score and [check.status for check in after.evidence.checks] == ["not_met"]


@needs_encoders
def test_the_worker_encodes_what_changed_and_a_new_text_waits_without_harm(challenge):
    near, _far = listed_solution(), listed_solution(**OTHER)
    encoded, left = encode_behind()
    assert (encoded, left) == (3, 0) and encode_behind() == (0, 0)
    found = finding.explain(finding.offers_for(challenge, limit=5))
    assert found.corpus.label == label_of(chain.DENSE_E5) and found.matches[0].offer == near and not found.by_words
    assert found.matches[0].evidence.pairs[0].strength > 0
    third = listed_solution(name="たなおろしくん", description="倉庫の在庫を数えるロボットです。")
    found = finding.offers_for(challenge, limit=5)
    assert found.corpus.waiting == 1 and third.name not in names(found.matches) and found.corpus.label
    [(_third, newest)] = finding.challenges_for("solution", [third], limit=3)
    assert newest.by_words and [match.challenge for match in newest.matches] == [challenge]
    made = Encoding.objects.get(text=text_of("solution", near)).made_at
    assert encode_behind() == (1, 0) and Encoding.objects.get(text=text_of("solution", near)).made_at == made
    assert corpus.corpus().waiting == 0


@needs_encoders
def test_an_old_texts_vectors_serve_until_the_new_text_is_read_and_another_version_is_read_anew(challenge):
    near = listed_solution()
    encode_behind()
    owner = people.as_actor(people.owner_of(near.organisation))
    apply("save", near, actor=owner, description="点検の記録を音声で残し、その日のうちに異常に気づけます。")
    assert names(finding.offers_for(challenge, limit=3).matches) == [near.name]
    assert [row.object_key for row, _text in behind(label_of(chain.DENSE_E5))] == [str(near.pk)]
    Encoding.objects.update(label="dense-e5/0/older", made_at=clock.now())
    assert corpus.corpus().label == "" and len(behind(label_of(chain.DENSE_E5))) == 2


def test_the_sections_page_gives_reasons_and_is_nobody_elses(challenge, section, client_for):
    near = listed_solution()
    address = reverse("matching:challenge", args=[challenge.key])
    page = client_for(section).get(address)
    words = page.content.decode()
    assert page.status_code == 200 and near.name in words and "転記" in words and "満たす" in words
    office = officer("office", programme=challenge.programme)
    assert client_for(office).get(address).status_code == 200
    for stranger in (people.owner_of(near.organisation), officer("section", people.make_unit(name="別の課"))):
        assert client_for(stranger).get(address).status_code == 404


def test_a_certified_product_stands_first_and_its_solution_is_not_shown_twice(challenge, section):
    near = listed_solution()
    certified = legal.certified(organisation=near.organisation, product_name=near.name, summary=near.description)
    shown = reading.beside(challenge, people.as_actor(section))
    assert [match.offer for match in [*shown.first, *shown.weak]] == [certified] and not shown.others


def test_set_aside_is_kept_with_score_and_method_and_can_be_taken_back(challenge, section, client_for):
    near, client = listed_solution(), client_for(section)
    address = reverse("matching:dismiss", args=[challenge.key])
    facts = {"offer": f"solution:{near.pk}", "why": "tried", "note": "昨年試しました。"}
    words = client.post(address, facts, follow=True).content.decode()
    kept = Dismissal.objects.get()
    assert kept.by == section and kept.score is not None and kept.method == "lexical" and "昨年試しました" in words
    assert reading.beside(challenge, people.as_actor(section)).near == []
    office = client_for(officer("office", programme=challenge.programme))
    overview = reverse("matching:overview")
    assert "昨年試しました" in office.get(overview).content.decode()
    assert "昨年試しました" in b"".join(office.get(overview, {"format": "csv"})).decode()
    client.post(address, {"offer": f"solution:{near.pk}", "back": "1"})
    assert not Dismissal.objects.exists()


@pytest.mark.parametrize("offer", ["", "solution:", "solution:x", "nothing:1", "solution:-1", f"solution:{'9' * 40}"])
def test_an_odd_offer_is_no_fault(challenge, section, client_for, offer):
    client = client_for(section)
    for name in ("dismiss", "invite"):
        posted = client.post(reverse(f"matching:{name}", args=[challenge.key]), {"offer": offer, "why": "tried"})
        assert posted.status_code in (302, 404)
    assert not PitchInvitation.objects.exists()


def test_strangers_may_not_set_aside(challenge):
    stranger = people.as_actor(officer("section", people.make_unit(name="別の課")))
    with pytest.raises(PermissionDenied):
        dismiss(challenge, actor=stranger, kind="solution", object_key="1", why="tried")
    assert not Dismissal.objects.exists()


def test_invitations_have_the_same_words_for_all_are_counted_in_public_and_leave_once(challenge, section, client_for):
    near, far = listed_solution(), listed_solution(**OTHER)
    address = reverse("matching:invite", args=[challenge.key])
    client = client_for(section)
    client.post(address, {"offer": [f"solution:{near.pk}", f"solution:{far.pk}"]})
    outbox.drain()
    told = Notice.objects.filter(kind="matching.invited")
    assert {notice.user for notice in told} == {people.owner_of(near.organisation), people.owner_of(far.organisation)}
    assert len({(notice.subject, notice.body.replace(notice.user.name, "")) for notice in told}) == 1
    public = Client().get(reverse("challenges:detail", args=[challenge.slug])).content.decode()
    assert "2団体に、同じ文面で提案を呼びかけました" in public and near.organisation.name not in public
    again = client.post(address, {"offer": f"solution:{near.pk}"}, follow=True).content.decode()
    assert "まだ呼びかけていない団体" in again and PitchInvitation.objects.count() == 2 == told.count()


def test_nobody_is_invited_before_the_opening_or_by_a_stranger(section):
    solution, draft = listed_solution(), draft_challenge()
    offers = [("solution", solution.pk, solution.organisation)]
    with pytest.raises(WrongState):
        invite(draft, actor=people.as_actor(officer("section", draft.unit)), offers=offers)
    with pytest.raises(NotAllowed):
        invite(open_challenge(), actor=people.as_actor(people.owner_of(solution.organisation)), offers=offers)
    with pytest.raises(GuardFailed):
        invite(open_challenge(), actor=people.as_actor(section), offers=[])
    assert not PitchInvitation.objects.exists()


@needs_encoders
def test_a_team_sees_the_open_challenges_of_its_own_solutions_only(challenge, client_for):
    near, far = listed_solution(), listed_solution(**OTHER)
    encode_behind()
    owner = people.owner_of(near.organisation)
    words = client_for(owner).get(reverse("matching:team")).content.decode()
    assert challenge.title in words and far.name not in words
    start = client_for(owner).get("/work/").content.decode()
    assert challenge.title in start and near.name in start
    assert client_for(people.make_user()).get(reverse("matching:team")).status_code == 404


def test_first_places_of_teams_without_an_earlier_contract_are_counted(challenge):
    near = listed_solution()
    assert newcomers.share() == newcomers.Share(1, 1)
    certification = legal.certified(organisation=near.organisation)
    legal.contract_at("signed", certification=certification)
    assert newcomers.share().new == 0 < newcomers.share().places
    assert newcomers.Share(3, 2).percent == 67 and newcomers.Share(0, 0).percent == 0


@needs_encoders
def test_teams_are_told_of_a_challenge_that_opens_with_the_reason_first_and_only_those_it_fits():
    near, far = listed_solution(), listed_solution(**OTHER)
    with outbox.held():
        challenge = open_challenge()
    encode_behind()
    outbox.drain()
    [told] = Notice.objects.filter(kind="matching.matched")
    assert told.user == people.owner_of(near.organisation) and told.state == "gathered"
    first = next(line for line in told.body.splitlines() if line)
    assert near.name in first and "課題の「" in first and challenge.title in told.subject and far.name not in told.body


@needs_encoders
def test_telling_waits_for_the_worker_and_then_goes_by_words():
    listed_solution()
    encode_behind()
    with outbox.held():
        challenge = open_challenge()
    with pytest.raises(outbox.Later):
        tell_teams(challenge.key, clock.now())
    tell_teams(challenge.key, clock.now() - PATIENCE)
