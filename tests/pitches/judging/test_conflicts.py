"""Conflicts of interest: asked before the first read, hinted at from what is on record, both written down."""

import pytest

from colab.core.ledger.queries import entries
from colab.core.organisations.models import Membership
from colab.demo.builders import judging as build
from colab.demo.builders.people import make_company
from pitches.judging.domains import domain_of, tells_employer
from pitches.judging.enums import Hint
from pitches.judging.hints import hints_for
from pitches.judging.models import Relation
from pitches.judging.queries import applicants, conflict_pairs, own_seats
from pitches.rounds.queries import active_members, entrants

pytestmark = pytest.mark.django_db


def hints(member):
    return hints_for(member, applicants(member.round))


def first(round_):
    member = active_members(round_).select_related("user", "round").first()
    return member, applicants(round_).first()


@pytest.mark.parametrize(
    ("email", "tells"),
    [
        ("a@gmail.com", False),
        ("a@example.com", False),
        ("a@corp.example.co.jp", False),
        ("a@x.example", False),
        ("a@example.invalid", False),
        ("a@mihon.test", False),
        ("a@localhost", False),
        ("", False),
        ("a@Mihon.co.jp", True),
        ("a@notexample.com", True),
    ],
)
def test_only_an_own_domain_tells_where_somebody_works(email, tells):
    assert tells_employer(domain_of(email)) is tells


def test_reserved_and_free_domains_give_no_hint():
    round_ = build.round_with_panel(pitches=3, judges=3)
    assert not any(hints(member) for member in active_members(round_).select_related("user", "round"))


def test_hints_from_everything_on_record(client_for):
    round_ = build.round_with_panel(pitches=4, judges=3)
    member, organisation = first(round_)
    user, office = member.user, build.round_office(round_.challenge)
    user.email = "a@mihon-kk.co.jp"
    user.save()
    organisation.contact_email = "info@MIHON-KK.co.jp"
    organisation.save()
    third = list(applicants(round_))[2]
    build.apply(
        "note_relation",
        round_,
        actor=office,
        member=member.key,
        organisation=third.key,
        kind="investor",
        note="公開資料",
    )
    home = make_company()
    partner = list(applicants(round_))[1]
    Membership.objects.create(user=user, organisation=home)
    Membership.objects.create(user=partner.memberships.first().user, organisation=home)
    found = hints(member)
    assert found[organisation.pk] == [Hint.DOMAIN]
    assert found[partner.pk] == [Hint.SHARED] and found[third.pk] == [Hint.RELATION]
    page = client_for(user).get(f"/work/judging/{round_.key}/conflicts/").content.decode()
    assert "出資者" in page and "同じドメイン" in page
    page = client_for(office.user).get(f"/work/rounds/{round_.key}/assignment/").content.decode()
    assert "気づいた利益相反の可能性" in page and organisation.name in page
    build.declare_conflicts(actor=build.judge_actor(member), round_=round_, conflicts={third.key: "出資"})
    last = list(entries("round", round_.key))[-1]
    assert last.payload["conflicts"] == [third.key]
    assert last.payload["hints"][third.key] == ["relation"] and last.payload["hints"][organisation.key] == ["domain"]
    assert "公開資料" not in str([entry.payload for entry in entries("round", round_.key)])


def test_a_conflict_of_an_earlier_round_is_remembered():
    earlier = build.round_with_panel(pitches=3, judges=3)
    member, organisation = first(earlier)
    build.declare_conflicts(actor=build.judge_actor(member), round_=earlier, conflicts={organisation.key: "顧問"})
    assert not hints(member)
    later = build.planned_round(pitches=3)
    office = build.round_office(later.challenge)
    again = {"email": member.user.email, "name": member.name, "role": "judge"}
    later = build.apply("invite", later, actor=office, **again)
    pitch = entrants(later).first()
    pitch.organisation = organisation
    pitch.save(update_fields=["organisation"])
    seat = active_members(later).select_related("user", "round").get()
    assert hints(seat) == {organisation.pk: [Hint.HISTORY]}


def test_a_relation_with_somebody_else_is_refused(client_for):
    round_ = build.round_with_panel(pitches=3, judges=3)
    member, organisation = first(round_)
    office = client_for(build.round_office(round_.challenge).user)
    url = f"/work/rounds/{round_.key}/assignment/relation/"
    fine = {"member": member.key, "organisation": organisation.key, "kind": "adviser"}
    for wrong in ({"member": "x"}, {"organisation": make_company().key}, {"kind": "friend"}):
        assert office.post(url, fine | wrong).status_code == 409
    assert client_for(member.user).post(url, fine).status_code == 404
    assert not Relation.objects.exists()
    assert office.post(url, fine).status_code == 302 and Relation.objects.get().kind == "adviser"


def test_the_list_tells_organisations_and_nothing_of_pitches(client_for):
    round_ = build.round_with_panel(pitches=4, judges=3)
    office = build.round_office(round_.challenge)
    round_ = build.draw_assignment(actor=office, round_=round_, seed="7")
    member, _organisation = first(round_)
    page = client_for(member.user).get(f"/work/judging/{round_.key}/conflicts/").content.decode()
    for pitch in entrants(round_).select_related("organisation"):
        assert pitch.organisation.name in page
        for secret in (pitch.title, pitch.key, pitch.receipt_number, pitch.summary):
            assert secret not in page
    names = [organisation.name for organisation in applicants(round_)]
    assert names == sorted(names)


def test_a_conflicted_pitch_is_in_no_answer_a_judge_gets(client_for):
    round_ = build.scoring_round(pitches=4, judges=4)
    member, organisation = first(round_)
    pitch = entrants(round_).get(organisation=organisation)
    build.declare_conflicts(actor=build.judge_actor(member), round_=round_, conflicts={organisation.key: "顧問"})
    assert (member.pk, pitch.pk) in conflict_pairs(round_)
    browser = client_for(member.user)
    for path in (
        f"/work/judging/{round_.key}/",
        f"/search/?q={pitch.receipt_number}",
        f"/search/?q={pitch.title}",
        "/work/",
        f"/work/s/round/{round_.key}/",
    ):
        page = browser.get(path).content.decode().replace(f'value="{pitch.title}"', "")
        assert pitch.key not in page and f"/pitches/{pitch.key}" not in page, path
        assert pitch.summary not in page, path
    other = own_seats(member).first().pitch
    page = browser.get(f"/work/judging/{round_.key}/pitches/{other.key}/").content.decode()
    assert pitch.key not in page and pitch.title not in page
    office = build.round_office(round_.challenge)
    redrawn = build.draw_assignment(actor=office, round_=round_, seed="8", keep_all=True)
    assert not redrawn.assignments.filter(judge=member, pitch=pitch, ended_at=None).exists()


def test_a_substitute_takes_the_seats_and_loses_those_in_conflict():
    round_ = build.scoring_round(pitches=4, judges=4)
    office = build.round_office(round_.challenge)
    gone = active_members(round_).last()
    held = {seat.pitch.key for seat in own_seats(gone)}
    round_ = build.apply("recuse", round_, actor=office, member=gone.key, reason="急用")
    person = {"email": "substitute@example.invalid", "name": "代理 花", "affiliation": "見本大学"}
    round_ = build.apply("substitute", round_, actor=office, member=gone.key, **person)
    new = active_members(round_).get(user__email=person["email"])
    organisation = entrants(round_).get(key=sorted(held)[0]).organisation
    round_ = build.declare_conflicts(actor=build.judge_actor(new), round_=round_, conflicts={organisation.key: "知人"})
    assert {seat.pitch.key for seat in own_seats(new)} == held - {sorted(held)[0]}
    others = set(round_.assignments.filter(ended_at=None).exclude(judge=new).values_list("judge", "pitch"))
    round_ = build.draw_assignment(actor=office, round_=round_, seed="9", keep_all=True)
    assert others <= set(round_.assignments.filter(ended_at=None).values_list("judge", "pitch"))
    assert (new.pk, entrants(round_).get(organisation=organisation).pk) in conflict_pairs(round_)
