"""The office of one body reaches nobody who belongs to another; teams and people from outside are everybody's."""

from datetime import date, timedelta

import pytest
from allauth.mfa.models import Authenticator

from colab.core import access, clock, lifecycle
from colab.core.organisations.actions.admit import admit, people_found
from colab.core.organisations.actions.erase_person import erase_person
from colab.core.organisations.actions.hand_over import hand_over, posts_to_hand_over
from colab.core.organisations.actions.look_after import log_out_everywhere
from colab.core.organisations.models import AccountEvent, Holding, User
from colab.demo.builders.people import (
    as_actor,
    hold,
    make_body,
    make_company,
    make_officer,
    make_post,
    make_programme,
    make_unit,
    make_user,
    owner_of,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def ward():
    return make_body("港区", name_en="Minato City", kind="ward", lg_code="131032")


@pytest.fixture
def ward_programme(ward):
    return make_programme(ward, "ward", name="港区の事業")


@pytest.fixture
def ward_admin(ward_programme):
    """Administrator and member of the office of the ward."""
    return hold(make_officer("office_admin", programme=ward_programme), "office", programme=ward_programme)


@pytest.fixture
def theirs():
    """Somebody of the other body."""
    return make_officer("section", email="tokyo@example.invalid", name="都の 担当")


def move_holdings(user, since, until=None):
    Holding.objects.filter(user=user).update(since=since, until=until)


def test_people_of_another_body_are_not_there(client_for, ward_admin, theirs):
    browser, actor = client_for(ward_admin), as_actor(ward_admin)
    for text in ("tokyo@", "都の"):
        assert theirs not in people_found(actor, text)
        assert f"/work/accounts/{theirs.pk}/" not in browser.get("/work/accounts/", {"q": text}).content.decode()
    page, typed = f"/work/accounts/{theirs.pk}/", {"email": theirs.email, "reason": "誤り"}
    assert [browser.get(url).status_code for url in (page, f"{page}erase/")] == [404, 404]
    for url, data in ((page, {"log_out": "1"}), (page, {"reason": "x", "reset": "on"}), (f"{page}erase/", typed)):
        assert browser.post(url, data).status_code == 404
    assert not AccountEvent.objects.exists()


def test_actions_on_people_of_another_body_are_not_allowed(ward_admin, theirs):
    actor = as_actor(ward_admin)
    Authenticator.objects.create(user=theirs, type=Authenticator.Type.TOTP, data={"secret": "x"})
    acts = (
        lambda: log_out_everywhere(actor=actor, user=theirs),
        lambda: admit(actor=actor, user=theirs),
        lambda: admit(actor=actor, user=theirs, reset=True),
        lambda: erase_person(actor=actor, user=theirs),
    )
    for act in acts:
        with pytest.raises(lifecycle.NotAllowed):
            act()
    theirs.refresh_from_db()
    assert theirs.erased_at is None and Authenticator.objects.filter(user=theirs).exists()
    assert not AccountEvent.objects.exists()


def test_own_people_and_people_of_no_body_are_looked_after(client_for, ward, ward_admin):
    browser = client_for(ward_admin)
    mine = make_officer("section", make_unit(ward, "産業振興課"))
    for user in (mine, make_user(), owner_of(make_company()), ward_admin):
        assert browser.get(f"/work/accounts/{user.pk}/").status_code == 200
    log_out_everywhere(actor=as_actor(ward_admin), user=mine)
    erase_person(actor=as_actor(ward_admin), user=mine)
    mine.refresh_from_db()
    assert mine.erased_at


@pytest.mark.parametrize(
    ("begins", "ends", "seen"), [(1, None, True), (-9, -1, True), (0, None, False), (-9, 0, False)]
)
def test_only_posts_of_today_close_an_account_to_others(ward_admin, theirs, begins, ends, seen):
    today = clock.today()
    move_holdings(theirs, today + timedelta(days=begins), None if ends is None else today + timedelta(days=ends))
    assert access.can(as_actor(ward_admin), "look_after", theirs) is seen


def test_a_post_that_is_to_begin_opens_no_account_to_its_body(ward, ward_admin, theirs):
    hold(theirs, "section", make_unit(ward, "産業振興課"), since=clock.today() + timedelta(days=1))
    assert not access.can(as_actor(ward_admin), "look_after", theirs)


def test_an_office_whose_post_ended_reaches_nobody(ward_admin):
    move_holdings(ward_admin, date(2020, 4, 1), clock.today() - timedelta(days=1))
    assert not access.visible_to(as_actor(ward_admin), User.objects.order_by("pk")).exists()


def test_two_bodies_look_after_and_neither_erases_alone(client_for, ward, ward_admin, theirs):
    hold(theirs, "section", make_unit(ward, "産業振興課"))
    tokyo_admin = make_officer("office_admin")
    for admin, other in ((ward_admin, "東京都"), (tokyo_admin, "港区")):
        browser, page = client_for(admin), f"/work/accounts/{theirs.pk}/"
        assert browser.post(page, {"log_out": "1"}).status_code == 302
        assert other in browser.get(page).content.decode()
        assert f"{page}erase/" not in browser.get(page).content.decode()
        refused = browser.post(f"{page}erase/", {"email": theirs.email, "reason": "本人の請求"})
        assert refused.status_code == 409 and other in refused.content.decode()
        with pytest.raises(lifecycle.Refused) as refusal:
            erase_person(actor=as_actor(admin), user=theirs)
        assert refusal.value.code == "account.elsewhere" and refusal.value.next_step
    theirs.refresh_from_db()
    assert theirs.erased_at is None
    hold(ward_admin, "office_admin", programme=make_programme())
    erase_person(actor=as_actor(ward_admin), user=theirs)
    theirs.refresh_from_db()
    assert theirs.erased_at


def test_being_of_the_office_there_is_not_enough_to_erase(ward, ward_admin, theirs):
    hold(theirs, "section", make_unit(ward, "産業振興課"))
    hold(ward_admin, "office", programme=make_programme())
    with pytest.raises(lifecycle.Refused):
        erase_person(actor=as_actor(ward_admin), user=theirs)


def test_a_post_that_is_to_begin_elsewhere_stops_erasing(ward, ward_admin, theirs):
    move_holdings(theirs, clock.today() + timedelta(days=30))
    hold(theirs, "section", make_unit(ward, "産業振興課"))
    with pytest.raises(lifecycle.Refused):
        erase_person(actor=as_actor(ward_admin), user=theirs)
    assert Holding.objects.filter(user=theirs).count() == 2


def test_what_another_bodys_officer_did_is_told_without_the_name(client_for, ward_admin):
    shared, officer = make_user(), make_officer("office", name="都の 事務局員")
    log_out_everywhere(actor=as_actor(officer), user=shared)
    page = client_for(ward_admin).get(f"/work/accounts/{shared.pk}/").content.decode()
    assert "都の 事務局員" not in page
    assert "都の 事務局員" in client_for(officer).get(f"/work/accounts/{shared.pk}/").content.decode()


def test_an_office_admits_to_posts_of_its_own_body_only(client_for, ward, ward_admin, ward_programme, theirs):
    actor, post = as_actor(ward_admin), theirs.holdings.get().post
    assert {each.unit.body for each in posts_to_hand_over(actor)} == {ward}
    assert client_for(ward_admin).get(f"/work/hand-over/{post.pk}/").status_code == 404
    tokyo_office = make_programme().office_unit
    lent = make_post("office", make_unit(ward, "都との窓口"), programme=make_programme())
    away = make_post("office", tokyo_office, programme=ward_programme)
    for each in (post, lent, away):
        with pytest.raises(lifecycle.NotAllowed):
            hand_over(actor=actor, post=each, email="new@example.invalid", since=clock.today())
    assert not User.objects.filter(email="new@example.invalid").exists()
