"""Sponsors: asked, confirmed or refused by the office, paid, named in public; influence is not for sale."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import translation

from colab.core import clock, outbox
from colab.core.lifecycle import GuardFailed, NotAllowed, Refused, apply, tick
from colab.core.payments.actions.begin import begin
from colab.core.payments.actions.reread import reread
from colab.core.payments.models import Fee, Payment, PaymentPolicy
from colab.demo.builders import judging, legal, sponsorship, submissions, trials
from colab.demo.builders.challenges import open_challenge
from colab.demo.builders.events import announced_event
from colab.demo.builders.people import as_actor, make_company, make_officer, make_programme
from colab.demo.till import Till, serve
from pilots.sponsorship import queries
from pilots.sponsorship.actions.save_level import save_level
from pilots.sponsorship.models import Sponsor, SponsorLevel, SponsorOffer
from tests.colab.core.payments.conftest import SECRET

pytestmark = pytest.mark.django_db
FORM = {"name": "株式会社みほん商事（架空）", "name_en": "Mihon Trading", "corporate_number": "",
        "website": "mihon.example.invalid",
        "contact_name": "架空 一子", "contact_email": "sponsor@example.invalid", "consent": "on",
        "no_influence": "on"}  # fmt: skip


@pytest.fixture
def offer(db):
    return sponsorship.make_offer()


@pytest.fixture
def till(settings):
    till = Till()
    _server, stop = serve(till)
    settings.STRIPE_SECRET_KEY, settings.STRIPE_API_BASE = "sk_test_1", till.origin
    settings.STRIPE_WEBHOOK_SECRET = SECRET
    yield till
    stop()


def become(client, offer, name="サポーター", **changes):
    level = offer.levels.get(name=name)
    seen = {"seen_yen": str(level.amount_yen)}
    return client.post(f"/sponsors/{offer.programme.code}/become/{level.key}/", FORM | seen | changes)


def test_from_the_public_page_to_the_thanks(client, offer, till):
    page = client.get(f"/sponsors/{offer.programme.code}/").content.decode()
    assert "¥300,000" in page and "残り2" in page and "東京共創ラボ事務局" in page and "協賛者になれません" in page
    assert become(client, offer).status_code == 302
    sponsor = Sponsor.objects.get()
    assert sponsor.website == "https://mihon.example.invalid" and sponsor.state == "applied"
    assert sponsor.name not in client.get(f"/sponsors/{offer.programme.code}/").content.decode()
    apply("confirm", sponsor, actor=sponsorship.office_of(sponsor))
    payment = Payment.objects.get()
    begin(payment)
    till.pay(next(iter(till.sessions)))
    reread(next(iter(till.sessions)))
    sponsor.refresh_from_db()
    assert (sponsor.state, sponsor.active_since) == ("active", clock.today())
    outbox.drain()
    told = [m for m in mail.outbox if m.to == ["sponsor@example.invalid"] and sponsor.key in m.body]
    assert len(told) == 3, "it arrived, it is confirmed, it is done"
    assert all(sponsor.name in m.body for m in told)
    page = client.get(f"/sponsors/{offer.programme.code}/").content.decode()
    assert sponsor.name in page and "¥50,000" in page
    assert "架空 一子" not in page and sponsor.key not in page
    rows = client.get(f"/sponsors/{offer.programme.code}/?format=json").getvalue().decode()
    assert "架空 一子" not in rows and sponsor.name in rows and "50000" in rows


def test_without_consent_or_with_a_wrong_number_nothing_is_sent(client, offer):
    assert become(client, offer, consent="").status_code == 422
    assert become(client, offer, no_influence="").status_code == 422
    assert become(client, offer, corporate_number="1234567890123").status_code == 422
    assert not Sponsor.objects.exists()


@pytest.mark.parametrize("what", ["pitch", "trial", "certification", "contract"])
def test_who_has_something_open_cannot_be_a_sponsor(offer, what):
    programme, company = offer.programme, make_company()
    if what == "pitch":
        challenge = open_challenge(programme=programme)
        submissions.submitted_pitch(challenge=challenge, organisation=company)
    elif what == "trial":
        trials.planned_pilot(organisation=company, programme=programme)
    elif what == "certification":
        legal.submitted_certification(organisation=company, programme=programme)
    else:
        certified = legal.certified(organisation=company, programme=programme)
        legal.contract_at("quoted", certification=certified)
    sponsor = sponsorship.applied_sponsor(offer, name="別の名前", corporate_number=company.corporate_number)
    office = sponsorship.office_of(sponsor)
    with pytest.raises(GuardFailed):
        apply("confirm", sponsor, actor=office)
    assert Sponsor.objects.get().state == "applied" and not Payment.objects.exists()
    with pytest.raises(GuardFailed):
        apply("refuse", sponsor, actor=office, reason=" ")
    assert apply("refuse", sponsor, actor=office, reason="審査中の提案があるため").state == "refused"


def test_who_has_nothing_open_any_more_may(offer):
    company = make_company()
    legal.certified(organisation=company, programme=offer.programme)
    sponsor = sponsorship.applied_sponsor(offer, name=company.name)
    assert apply("confirm", sponsor, actor=sponsorship.office_of(sponsor)).state == "confirmed"


def test_a_level_has_so_many_places(client, offer):
    for n in range(2):
        sponsorship.confirmed_sponsor(offer, "ゴールド", name=f"協賛{n}")
    gold = offer.levels.get(name="ゴールド")
    assert queries.places_left(gold) == 0
    with pytest.raises(Refused):
        sponsorship.applied_sponsor(offer, "ゴールド", name="協賛3")
    assert become(client, offer, "ゴールド").status_code == 200 and Sponsor.objects.count() == 2


def reprice(level, amount_yen):
    level.amount_yen = amount_yen
    return save_level(level)


def test_what_was_agreed_is_charged_and_published_whatever_the_level_costs_later(client, offer):
    sponsor = sponsorship.applied_sponsor(offer)
    reprice(offer.levels.get(name="サポーター"), 80_000)
    sponsor.refresh_from_db()
    apply("confirm", sponsor, actor=sponsorship.office_of(sponsor))
    payment = Payment.objects.get()
    assert (payment.amount_yen, sponsor.amount_yen) == (50_000, 50_000)
    assert "¥50,000" in client.get(payment.get_absolute_url()).content.decode()
    later = sponsorship.confirmed_sponsor(offer, name="協賛2")
    assert Payment.objects.get(key=later.payment_key).amount_yen == 80_000


def test_a_price_that_changed_since_the_page_was_read_is_not_agreed_to(client, offer):
    level = offer.levels.get(name="サポーター")
    path = f"/sponsors/{offer.programme.code}/become/{level.key}/"
    assert 'name="seen_yen" value="50000"' in client.get(path).content.decode()
    reprice(level, 80_000)
    refused = become(client, offer, seen_yen="50000").content.decode()
    assert "金額が変更されました" in refused and 'name="seen_yen" value="80000"' in refused
    assert FORM["contact_email"] in refused, "what was typed is still there"
    become(client, offer, seen_yen="")
    become(client, offer, seen_yen="８００００")
    assert not Sponsor.objects.exists()
    assert become(client, offer).status_code == 302
    assert Sponsor.objects.get().amount_yen == 80_000


def test_not_paid_in_time_the_place_is_free_again(offer):
    sponsorship.confirmed_sponsor(offer, "ゴールド")
    with clock.frozen(clock.now() + timedelta(days=31)):
        tick()
    assert Sponsor.objects.get().state == "withdrawn"
    assert queries.places_left(offer.levels.get(name="ゴールド")) == 2


def test_taking_it_back_calls_the_payment_off(client, offer):
    sponsor = sponsorship.confirmed_sponsor(offer)
    address = sponsor.get_absolute_url()
    shown = client.get(address)
    assert sponsor.payment_key in shown.content.decode() and shown["Referrer-Policy"] == "same-origin"
    client.post(address)
    sponsor.refresh_from_db()
    assert sponsor.state == "withdrawn" and Payment.objects.get().state == "cancelled"


def test_ended_it_is_named_no_more(client, offer):
    sponsor = sponsorship.active_sponsor(offer)
    apply("end", sponsor, actor=sponsorship.office_of(sponsor), reason="法令違反が分かったため")
    assert sponsor.name not in client.get(f"/sponsors/{offer.programme.code}/").content.decode()
    assert Payment.objects.get().state == "paid", "what goes back, finance decides"


def test_on_the_page_of_the_programmes_events(client):
    event = announced_event(pitches=2)
    sponsor = sponsorship.active_sponsor(sponsorship.make_offer(event.programme))
    assert sponsor.name in client.get(event.get_absolute_url()).content.decode()


def test_judges_teams_and_sections_see_nothing_of_it(client_for, offer):
    sponsor = sponsorship.active_sponsor(offer)
    round_ = judging.round_with_panel(pitches=2, judges=3)
    judge = round_.panel.order_by("pk").first().user
    section = make_officer("section", offer.programme.office_unit)
    for user in (judge, section):
        browser = client_for(user)
        assert browser.get(f"/work/s/sponsor/{sponsor.key}/").status_code == 404
        assert browser.get("/work/sponsors/").status_code == 404
        assert sponsor.name not in browser.get("/work/").content.decode()
    with pytest.raises(NotAllowed):
        apply("end", sponsor, actor=as_actor(section), reason="x")


def test_office_and_finance(client_for, offer, django_assert_max_num_queries):
    for n in range(3):
        sponsor = sponsorship.applied_sponsor(offer, name=f"協賛{n}")
    office = client_for(make_officer("office", programme=offer.programme))
    assert "確認する協賛" in office.get("/work/").content.decode()
    with django_assert_max_num_queries(12):
        assert "協賛2" in office.get("/work/sponsors/").content.decode()
    assert "架空 一子" in office.get(f"/work/s/sponsor/{sponsor.key}/").content.decode()
    assert office.get(f"/work/sponsors/{offer.programme.code}/offer/").status_code == 404
    finance = client_for(make_officer("finance", offer.programme.office_unit))
    assert finance.get(f"/work/s/sponsor/{sponsor.key}/").status_code == 200
    paid = sponsorship.active_sponsor(offer, name="協賛9")
    assert Payment.objects.get(key=paid.payment_key).title in finance.get("/work/payments/").content.decode()


def test_the_office_writes_the_offer(client_for, client):
    programme = sponsorship.charging_programme()
    admin = client_for(make_officer("office_admin", programme=programme))
    base = f"/work/sponsors/{programme.code}"
    words = {name: value for name, value in sponsorship.OFFER.items() if name != "is_open"}
    assert client.get(f"/sponsors/{programme.code}/").status_code == 404
    assert admin.post(f"{base}/offer/", words | {"is_open": "on"}).status_code == 302
    level = sponsorship.LEVELS[0] | {"amount_yen": "300,000"}
    assert admin.post(f"{base}/levels/new/", level | {"amount_yen": "300000.5"}).status_code == 422
    assert admin.post(f"{base}/levels/new/", level).status_code == 302
    row = SponsorLevel.objects.get()
    assert (row.fee.amount_yen, row.fee.purpose, row.fee.subject_key) == (300_000, "sponsorship", row.key)
    assert admin.post(f"{base}/levels/{row.key}/", level | {"amount_yen": "250000"}).status_code == 302
    assert Fee.objects.get().amount_yen == 250_000
    assert client.get(f"/sponsors/{programme.code}/").status_code == 200
    assert admin.get(f"/work/payments/fees/{row.fee.key}/").status_code == 404, "its room makes it"


def test_a_second_level_of_one_name_is_refused_in_words(client_for, offer):
    admin = client_for(make_officer("office_admin", programme=offer.programme))
    base, gold = f"/work/sponsors/{offer.programme.code}/levels", sponsorship.LEVELS[0]
    answers = [admin.post(f"{base}/new/", gold | {"name": " ゴールド "})]
    answers.append(admin.post(f"{base}/{offer.levels.get(name='サポーター').key}/", gold))
    assert [answer.status_code for answer in answers] == [422, 422]
    assert all("この名称の区分は既にあります" in answer.content.decode() for answer in answers)
    same = admin.post(f"{base}/{offer.levels.get(name='ゴールド').key}/", gold | {"places": "3"})
    assert same.status_code == 302 and offer.levels.get(name="ゴールド").places == 3
    other = sponsorship.make_offer(make_programme(code="other"))
    assert other.levels.filter(name="ゴールド").exists(), "another offer may call its level the same"


def test_nothing_of_it_where_payments_are_off(client, client_for, offer):
    PaymentPolicy.objects.update(enabled=False)
    assert client.get(f"/sponsors/{offer.programme.code}/").status_code == 404
    assert client.get("/sponsors/").status_code == 404
    office = client_for(make_officer("office", programme=offer.programme))
    assert "/work/sponsors/" not in office.get("/work/").content.decode()
    assert SponsorOffer.objects.exists()


def test_what_was_paid_for_a_sponsorship_that_ended_waits_for_the_office(client_for, offer):
    sponsor = sponsorship.active_sponsor(offer)
    office, label = sponsorship.office_of(sponsor), "終了した協賛の協賛金"
    assert label not in client_for(office.user).get("/work/").content.decode()
    apply("end", sponsor, actor=office, reason="先方の申し出による")
    payment = Payment.objects.get()
    page = client_for(office.user).get("/work/").content.decode()
    assert label in page and f"/work/s/payment/{payment.key}/" in page
    apply("advise", payment, actor=office, amount_yen=0, reason="年度の途中まで掲示したため")
    assert label not in client_for(office.user).get("/work/").content.decode()


def test_not_paid_in_time_each_reads_why_in_their_language(client_for, offer):
    sponsor = sponsorship.confirmed_sponsor(offer, language="en")
    with clock.frozen(clock.now() + timedelta(days=31)):
        tick()
        outbox.drain()
    (told,) = [m for m in mail.outbox if m.to == [sponsor.contact_email] and "did not come about" in m.subject]
    assert "It was not paid." in told.body
    page = client_for(sponsorship.office_of(sponsor).user).get(f"/work/s/sponsor/{sponsor.key}/").content.decode()
    assert page.count("お支払いがありませんでした") == 2, "among the facts and in the history"


def test_taken_back_says_so_in_the_language_of_the_reader(client, client_for, offer):
    sponsor = sponsorship.confirmed_sponsor(offer)
    address = sponsor.get_absolute_url()
    client.post("/en" + address)
    assert "Taken back by the organisation" in client.get("/en" + address).content.decode()
    assert "申し出た団体による取下げ" in client.get(address).content.decode()
    finance = client_for(make_officer("finance", offer.programme.office_unit))
    history = finance.get(f"/work/s/payment/{sponsor.payment_key}/").content.decode()
    assert "協賛の取りやめ" in history and "called off" not in history
    again = client.post(address, follow=True).content.decode()
    assert "wrong_state" not in again and "行えません" in again


def test_reasons_written_before_are_put_into_words_as_well(offer):
    sponsor = Sponsor(end_reason="It was not paid.")
    assert sponsor.reason_words == "お支払いがありませんでした。"
    sponsor.end_reason = "お支払いがありませんでした。"
    with translation.override("en"):
        assert sponsor.reason_words == "It was not paid."
    assert Sponsor(end_reason="法令違反が分かったため").reason_words == "法令違反が分かったため"


def test_whose_money_went_back_in_full_is_named_no_more(client, client_for, offer):
    sponsor, payment = sponsorship.active_sponsor(offer), Payment.objects.get()
    finance = as_actor(make_officer("finance", offer.programme.office_unit))
    office, label = client_for(sponsorship.office_of(sponsor).user), "協賛金を全額返金した協賛"
    page = f"/sponsors/{offer.programme.code}/"
    apply("refund", payment, actor=finance, amount_yen=20_000, reason="一部の返金")
    assert sponsor.name in client.get(page).content.decode() and label not in office.get("/work/").content.decode()
    apply("refund", payment, actor=finance, amount_yen=30_000, reason="残りの返金")
    assert sponsor.name not in client.get(page).content.decode()
    assert sponsor.name not in client.get(page + "?format=csv").getvalue().decode()
    assert label in office.get("/work/").content.decode()
    SponsorOffer.objects.update(is_open=False)
    assert client.get(page).status_code == 404, "nothing is left to read"
    apply("end", sponsor, actor=sponsorship.office_of(sponsor), reason="全額を返金したため")
    assert label not in office.get("/work/").content.decode()
