"""Organisations by their number, invitations by mail, solutions and the hand-over, as people meet them on the pages."""

import re
from datetime import timedelta

import pytest
from django.core import mail

from colab.core import clock, lifecycle, outbox
from colab.core.organisations.actions.create_solution import create_solution
from colab.core.organisations.actions.hand_over import hand_over
from colab.core.organisations.models import Organisation
from colab.demo.builders.people import as_actor, invented_number, make_company, make_officer, make_user, owner_of

pytestmark = pytest.mark.django_db
WORDS = {
    "summary": "足りないところがすぐ分かる",
    "description": "センサーで測ります。",
    "stage": "prototype",
    "areas": ["disaster"],
}


def test_a_wrong_number_is_told_beside_the_field_and_nothing_is_lost(client_for):
    number = invented_number(77)
    wrong = str((int(number[0]) % 9) + 1) + number[1:]
    page = client_for(make_user()).post(
        "/work/team/new/", {"kind": "company", "name": "株式会社まちがい", "corporate_number": wrong}
    )
    assert list(page.context["form"].errors) == ["corporate_number"]
    assert "株式会社まちがい" in page.content.decode() and wrong in page.content.decode()
    assert not Organisation.objects.exists()


def test_a_company_is_registered_once(client_for):
    company = make_company()
    page = client_for(make_user()).post(
        "/work/team/new/", {"kind": "company", "name": "同じ会社", "corporate_number": company.corporate_number}
    )
    assert list(page.context["form"].errors) == ["corporate_number"]
    assert Organisation.objects.count() == 1


def test_an_invitation_by_mail_lets_in_once(client_for):
    company, guest = make_company(), make_user("guest@example.invalid")
    client_for(owner_of(company)).post(
        f"/work/team/{company.key}/people/", {"invite": "1", "email": guest.email, "role": "member"}
    )
    outbox.drain()
    assert mail.outbox[-1].to == [guest.email]
    path = re.search(r"https?://[^/]+(/\S*join/\S+)", mail.outbox[-1].body).group(1)
    client = client_for(guest)
    client.get(path)
    assert not company.memberships.filter(user=guest).exists()
    client.post(path)
    assert company.memberships.filter(user=guest, role="member").exists()
    assert client_for(make_user()).post(path).status_code == 409


def test_a_solution_goes_to_the_office_comes_back_and_is_listed(client):
    company, office = make_company(), make_officer("office")
    team = as_actor(owner_of(company))
    solution = create_solution(actor=team, organisation=company, name="水位センサー")
    with pytest.raises(lifecycle.GuardFailed):
        lifecycle.apply("submit", solution, actor=team)
    solution = lifecycle.apply("save", solution, actor=team, **WORDS)
    solution = lifecycle.apply("submit", solution, actor=team)
    with pytest.raises(lifecycle.NotAllowed):
        lifecycle.apply("list", solution, actor=team)
    solution = lifecycle.apply("return", solution, actor=as_actor(office), reason="価格も書いてください。")
    assert client.get(f"/solutions/{solution.key}/").status_code == 404
    solution = lifecycle.apply("submit", solution, actor=team)
    solution = lifecycle.apply("list", solution, actor=as_actor(office))
    assert solution.state == "listed"
    assert client.get(f"/solutions/{solution.key}/").status_code == 200
    assert "水位センサー" in client.get("/solutions/").content.decode()


def test_a_post_is_handed_over_with_its_rights():
    head = make_officer("head")
    post, day = head.holdings.get().post, clock.today()
    hand_over(actor=as_actor(head), post=post, email="next@example.invalid", name="次 さん", since=day)
    successor = post.holdings.get(since=day).user
    assert as_actor(successor).grants.has("head")
    assert not as_actor(head).grants.has("head")
    assert head.holdings.get().until == day - timedelta(days=1)
    with pytest.raises(lifecycle.NotAllowed):
        hand_over(actor=as_actor(make_officer("section")), post=post, email="x@example.invalid", since=day)
