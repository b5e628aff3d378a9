"""The office lets people in again; administrators have a second factor; erasing keeps the chains whole."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.db import transaction

from colab.core import clock, lifecycle, outbox
from colab.core.ledger.append import append
from colab.core.ledger.models import LedgerPrivate
from colab.core.ledger.verify import verify_all
from colab.core.organisations.actions.admit import admit, people_found
from colab.core.organisations.actions.erase_person import erase_person
from colab.core.organisations.actions.invite import invite
from colab.core.organisations.models import AccountEvent, Holding
from colab.demo.builders.people import as_actor, hold, make_company, make_officer, make_user, owner_of

pytestmark = pytest.mark.django_db


def officer(role):
    return make_officer(role, name=f"担当の{role}")


def totp(user):
    return Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={"secret": "x"})


def test_a_login_link_lets_in_once(client, client_for):
    judge = make_user("judge@example.invalid")
    office = client_for(officer("office"))
    assert office.get("/work/accounts/?q=judge@").content.decode().count("judge@example.invalid") >= 1
    office.post(f"/work/accounts/{judge.pk}/", {"reason": "電話で本人を確認"})
    outbox.drain()
    path = re.search(r"https?://[^/]+(/\S*accounts/enter/\S+)", mail.outbox[-1].body).group(1)
    client.get(path)
    assert "_auth_user_id" not in client.session
    client.post(path)
    assert client.session["_auth_user_id"] == str(judge.pk)
    client.logout()
    assert client.post(path).status_code == 410
    assert AccountEvent.objects.get(verb="admitted").reason == "電話で本人を確認"


def test_a_spoilt_link_lets_nobody_in(client):
    assert client.post("/accounts/enter/nonsense/").status_code == 410


def test_the_office_resets_a_lost_second_factor_but_not_an_administrators():
    judge, office, admin = make_user(), officer("office"), officer("office_admin")
    totp(judge), totp(admin)
    admit(actor=as_actor(office), user=judge, reset=True)
    assert not Authenticator.objects.filter(user=judge).exists()
    for actor in (office, admin):
        with pytest.raises(lifecycle.Refused):
            admit(actor=as_actor(actor), user=admin, reset=True)
    assert Authenticator.objects.filter(user=admin).exists()


def test_others_find_nobody(client_for):
    section, judge = officer("section"), make_user("judge@example.invalid")
    assert not people_found(as_actor(section), "judge").exists()
    client = client_for(section)
    assert client.get("/work/accounts/").status_code == 404
    assert client.post(f"/work/accounts/{judge.pk}/", {"reason": "x"}).status_code == 404
    with pytest.raises(lifecycle.NotAllowed):
        admit(actor=as_actor(section), user=judge)


def test_an_administrator_needs_a_second_factor(client_for, settings):
    settings.REQUIRE_SECOND_FACTOR = True
    admin, section = officer("office_admin"), officer("section")
    client = client_for(admin)
    for path in ("/work/", "/en/work/", "/work/accounts/", "/cms/"):
        assert client.get(path).url.endswith("/accounts/second-factor/")
    assert client.get("/accounts/second-factor/").status_code == 200
    assert client.get("/work/account/").status_code == 200
    assert client_for(section).get("/work/").status_code == 200
    totp(admin)
    assert client.get("/work/").status_code == 200


def test_only_editors_see_the_editors_admin(client, client_for):
    assert "login" in client.get("/cms/").url
    assert client_for(officer("section")).get("/cms/").status_code == 404
    editor = officer("editor")
    assert client_for(editor).get("/cms/").status_code == 200
    Holding.objects.filter(user=editor).update(until=clock.today().replace(year=2000), since="1999-01-01")
    assert client_for(editor).get("/cms/").status_code == 404
    assert not editor.groups.exists()


def test_editors_write_and_administrators_publish(client_for):
    editor, admin = officer("editor"), officer("office_admin")
    client_for(editor).get("/cms/")
    client_for(admin).get("/cms/")
    assert [g.name for g in editor.groups.all()] == ["Editors"]
    assert "Moderators" in [g.name for g in admin.groups.all()]


def test_a_person_changes_the_own_profile(client_for):
    user = make_user(name="前")
    client_for(user).post("/work/account/", {"name": "後", "name_en": "After", "language": "en"})
    user.refresh_from_db()
    assert (user.name, user.name_en, user.language) == ("後", "After", "en")


def test_erasing_blanks_the_person_and_keeps_the_chains(client_for):
    admin, company = officer("office_admin"), make_company()
    owner, gone = owner_of(company), make_user("gone@example.invalid", name="去る 人")
    invite(actor=as_actor(owner), organisation=company, email=gone.email, role="member")
    company.memberships.create(user=gone, role="member")
    hold(gone, "section")
    with transaction.atomic():
        append("organisation", company.key, "save", actor=as_actor(gone), private={"price": 5})
        append("organisation", company.key, "save", actor=as_actor(gone))
    client = client_for(admin)
    path = f"/work/accounts/{gone.pk}/erase/"
    assert client.get(path).status_code == 200
    client.post(path, {"email": "other@example.invalid", "reason": "本人の請求"})
    gone.refresh_from_db()
    assert gone.name == "去る 人"
    client.post(path, {"email": gone.email, "reason": "本人の請求"})
    gone.refresh_from_db()
    assert (gone.name, gone.is_active, gone.erased_at is None) == ("", False, False)
    assert "gone" not in gone.email
    assert not gone.memberships.exists()
    assert not as_actor(gone).grants.has("section")
    assert "gone@example.invalid" not in str(list(LedgerPrivate.objects.values_list("data", flat=True)))
    assert LedgerPrivate.objects.filter(data={"price": 5}).exclude(salt="").exists()
    assert not LedgerPrivate.objects.filter(entry__actor_id=gone.pk, data={}).exclude(salt="").exists()
    report = verify_all()
    assert report.ok and report.entries >= 3


def test_the_last_owner_is_not_erased_while_others_remain():
    admin, company = officer("office_admin"), make_company()
    owner = owner_of(company)
    company.memberships.create(user=make_user(), role="member")
    with pytest.raises(lifecycle.Refused):
        erase_person(actor=as_actor(admin), user=owner)
    owner.refresh_from_db()
    assert owner.erased_at is None
    with pytest.raises(lifecycle.NotAllowed):
        erase_person(actor=as_actor(officer("office")), user=owner)
