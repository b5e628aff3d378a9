"""The fee for an application: asked for at hand-in, paid online or by slip, waived, late, given back or kept."""

from datetime import timedelta

import pytest
from django.core import mail

from colab.core import clock, outbox
from colab.core.access import Actor
from colab.core.law.models import BodyRule
from colab.core.lifecycle import GuardFailed, NotAllowed, Refused, apply, get_machine, tick
from colab.core.payments.actions.ask import ask
from colab.core.payments.models import Fee, Payment, PaymentPolicy
from colab.core.payments.queries import fee_of
from colab.demo.builders import legal
from colab.demo.builders.payments import charging_programme, make_fee
from colab.demo.builders.people import as_actor, make_officer, make_programme, make_unit, owner_of

pytestmark = pytest.mark.django_db
ORDINANCE = "見本都手数料条例（架空）第2条"
WORK = "/work/s/certification"


@pytest.fixture
def fee():
    programme = charging_programme(make_programme())
    return make_fee(programme, purpose="certification", title="認定申請手数料", title_en="Application fee",
                    amount_yen=5000, tax_percent=0, ordinance=ORDINANCE)  # fmt: skip


@pytest.fixture
def applied(fee):
    return legal.checked_certification(programme=fee.programme)


def payment_of(certification):
    return Payment.objects.get(machine="certification", subject_key=certification.key)


def finance_of(fee):
    return as_actor(make_officer("finance", make_unit(fee.programme.body, "会計課", name_en="Accounting")))


def pay(payment, fee):
    return apply("record_slip", payment, actor=finance_of(fee), slip_number="第7号", paid_on=clock.today())


def test_handing_in_asks_for_the_fee_once(fee):
    draft = legal.draft_certification(programme=fee.programme)
    assert not Payment.objects.exists()
    handed_in = apply("submit", draft, actor=legal.applicant_of(draft))
    payment = payment_of(handed_in)
    assert (payment.amount_yen, payment.tax_yen, payment.state) == (5000, 0, "open")
    assert clock.day_of(payment.due_at) == clock.today() + timedelta(days=15)
    outbox.drain()
    assert [m for m in mail.outbox if m.to == [draft.contact_email] and payment.key in m.body]
    back = apply("return", handed_in, actor=legal.office_of(draft), items=["plan"], reason="資金が不明です。")
    apply("submit", back, actor=legal.applicant_of(draft))
    assert payment_of(draft) == payment


def test_examining_waits_for_the_fee_and_says_so(applied, fee):
    office = legal.office_of(applied)
    for verb in ("hear_experts", "to_review"):
        with pytest.raises(GuardFailed, match="手数料|fee"):
            apply(verb, applied, actor=office)
    applied.refresh_from_db()
    assert applied.state == "formal_check"
    pay(payment_of(applied), fee)
    assert apply("hear_experts", applied, actor=office).state == "expert_opinion"


def test_no_certificate_while_the_fee_is_owed():
    guards = {each.id for each in get_machine("certification").transition("certify").guards}
    assert "certification.fee_paid" in guards


def test_finance_may_waive_the_fee(applied, fee):
    apply("cancel", payment_of(applied), actor=finance_of(fee), reason="災害による減免")
    assert apply("hear_experts", applied, actor=legal.office_of(applied)).state == "expert_opinion"
    with pytest.raises(NotAllowed):
        apply("cancel", payment_of(applied), actor=legal.applicant_of(applied), reason="払いたくない")


def test_a_body_may_examine_before_it_is_paid(applied, fee):
    BodyRule.objects.create(
        body=fee.programme.body, key="certification.fee_first", value=False, valid_from=clock.today(), source="要綱"
    )
    assert apply("hear_experts", applied, actor=legal.office_of(applied)).state == "expert_opinion"


def test_late_is_shown_and_never_lost(client_for, applied, fee):
    with clock.frozen(clock.now() + timedelta(days=20)):
        tick()
        applied.refresh_from_db()
        assert applied.state == "formal_check" and payment_of(applied).state == "open"
        office = make_officer("office", programme=fee.programme)
        assert "期限までに支払われていない申請" in client_for(office).get("/work/").content.decode()
        page = client_for(office).get(f"{WORK}/{applied.key}/").content.decode()
        assert "期限を過ぎて未払い" in page
        items = client_for(office).get(f"{WORK}/{applied.key}/do/return/").content.decode()
        assert "手数料が支払われていない" in items
        assert pay(payment_of(applied), fee).state == "paid", "late, but welcome"


def test_the_pages_say_what_is_owed_and_paid(client_for, client, applied, fee):
    team, payment = client_for(owner_of(applied.organisation)), payment_of(applied)
    page = team.get(f"{WORK}/{applied.key}/").content.decode()
    assert "¥5,000" in page and payment.get_absolute_url() in page and ORDINANCE in page
    assert payment.title in team.get("/work/").content.decode()
    unit = make_unit(fee.programme.body, "産業振興課", name_en="Industry Promotion")
    certifier = client_for(make_officer("certifier", unit))
    page = certifier.get(f"{WORK}/{applied.key}/").content.decode()
    assert "未払い" in page and payment.key not in page, "only the payer has the address"
    paid = pay(payment, fee)
    assert paid.code in certifier.get(f"{WORK}/{applied.key}/").content.decode()
    shown = client.get(payment.get_absolute_url()).content.decode()
    assert ORDINANCE in shown and "receipt.pdf" in shown
    assert client.get(payment.get_absolute_url() + "receipt.pdf").content[:5] == b"%PDF-"


def test_experts_see_nothing_of_it(client_for, applied, fee):
    pay(payment_of(applied), fee)
    heard = apply("hear_experts", applied, actor=legal.office_of(applied))
    expert = legal.appoint_expert(heard)
    assert "¥5,000" not in client_for(expert.user).get(f"{WORK}/{heard.key}/").content.decode()


def test_withdrawing_calls_off_what_was_not_paid(applied):
    apply("withdraw", applied, actor=legal.applicant_of(applied), reason="計画を練り直すため")
    assert payment_of(applied).state == "cancelled"


def test_what_was_paid_goes_back_as_the_office_says(client_for, applied, fee):
    paid = pay(payment_of(applied), fee)
    apply("withdraw", applied, actor=legal.applicant_of(applied), reason="計画を練り直すため")
    office_user, finance = make_officer("office", programme=fee.programme), finance_of(fee)
    office = as_actor(office_user)
    label = "終わった申請の手数料"
    assert label in client_for(office_user).get("/work/").content.decode()
    with pytest.raises(NotAllowed):
        apply("refund", paid, actor=office, amount_yen=5000, reason="審査の前に取り下げられたため")
    with pytest.raises(GuardFailed):
        apply("advise", paid, actor=office, amount_yen=5001, reason="多すぎる")
    with pytest.raises(GuardFailed):
        apply("advise", paid, actor=office, amount_yen=5000, reason=" ")
    said = apply("advise", paid, actor=office, amount_yen=5000, reason="審査の前に取り下げられたため")
    assert label not in client_for(office_user).get("/work/").content.decode()
    assert said.title in client_for(finance.user).get("/work/").content.decode()
    form = client_for(finance.user).get(f"/work/s/payment/{said.key}/do/refund/").content.decode()
    assert "審査の前に取り下げられたため" in form
    apply("refund", said, actor=finance, amount_yen=5000, reason=said.wish_reason)
    back = payment_of(applied)
    assert (back.state, back.wish_yen, back.left_yen) == ("refunded", None, 0)


def test_the_office_may_keep_the_fee(client_for, applied, fee):
    paid = pay(payment_of(applied), fee)
    apply("withdraw", applied, actor=legal.applicant_of(applied), reason="計画を練り直すため")
    office = make_officer("office", programme=fee.programme)
    apply("advise", paid, actor=as_actor(office), amount_yen=0, reason="審査を始めていたため")
    finance = client_for(finance_of(fee).user)
    assert "返金を求めている" not in finance.get("/work/").content.decode()
    assert "審査を始めていたため" in finance.get(f"/work/s/payment/{paid.key}/").content.decode()


def test_nothing_of_it_where_it_is_not_switched_on(client_for, fee):
    PaymentPolicy.objects.update(enabled=False)
    applied = legal.checked_certification(programme=fee.programme)
    assert not Payment.objects.exists()
    assert "手数料" not in client_for(owner_of(applied.organisation)).get(f"{WORK}/{applied.key}/").content.decode()
    assert apply("hear_experts", applied, actor=legal.office_of(applied)).state == "expert_opinion"


def test_no_fee_without_an_ordinance(client_for, fee, applied):
    Fee.objects.update(ordinance="")
    assert fee_of(fee.programme, "certification") is None
    with pytest.raises(Refused, match="条例|ordinance"):
        ask(fee=Fee.objects.get(), subject=applied, title="x", payer_name="x", payer_email="x@example.invalid",
            actor=Actor.system_("test"))  # fmt: skip


def test_only_finance_sets_it_and_names_the_ordinance(client_for, fee):
    admin = client_for(make_officer("office_admin", programme=fee.programme))
    page = admin.get("/work/payments/fees/new/").content.decode()
    assert 'value="event_seat"' in page and 'value="certification"' not in page
    assert admin.get(f"/work/payments/fees/{fee.key}/").status_code == 404
    finance = client_for(finance_of(fee).user)
    page = finance.get("/work/payments/fees/new/").content.decode()
    assert "地方自治法第227条" in page and "地方自治法第228条第1項" in page
    Fee.objects.all().delete()
    form = {"programme": fee.programme_id, "purpose": "certification", "ordinance": "", "title": "認定申請手数料",
            "title_en": "", "amount_yen": "5000", "tax_percent": "0", "is_active": "on"}  # fmt: skip
    refused = finance.post("/work/payments/fees/new/", form)
    assert refused.status_code == 422 and not Fee.objects.exists()
    assert (
        finance.post("/work/payments/fees/new/", form | {"amount_yen": "5000.5", "ordinance": "x"}).status_code == 422
    )
    assert finance.post("/work/payments/fees/new/", form | {"ordinance": ORDINANCE}).status_code == 302
    assert Fee.objects.get().ordinance == ORDINANCE


def test_a_second_fee_for_the_same_is_refused_in_words(client_for, fee):
    finance = client_for(finance_of(fee).user)
    form = {"programme": fee.programme_id, "purpose": "certification", "ordinance": ORDINANCE, "title": "手数料",
            "title_en": "", "amount_yen": "6000", "tax_percent": "0"}  # fmt: skip
    refused = finance.post("/work/payments/fees/new/", form | {"is_active": "on"})
    assert refused.status_code == 422 and "既にあります" in refused.content.decode()
    assert finance.post("/work/payments/fees/new/", form).status_code == 302, "one that is not charged yet"
    kept = Fee.objects.exclude(pk=fee.pk).get()
    assert finance.post(f"/work/payments/fees/{kept.key}/", form | {"is_active": "on"}).status_code == 422
    assert finance.post(f"/work/payments/fees/{fee.key}/", form | {"is_active": "on"}).status_code == 302
    fee.refresh_from_db()
    assert (fee.amount_yen, fee.is_active, Fee.objects.filter(is_active=True).count()) == (6000, True, 1)


def test_what_was_handed_in_free_of_charge_stays_so_when_it_comes_back_corrected(fee):
    Fee.objects.update(is_active=False)
    handed_in = legal.submitted_certification(programme=fee.programme)
    back = apply("return", handed_in, actor=legal.office_of(handed_in), items=["plan"], reason="資金が不明です。")
    Fee.objects.update(is_active=True)
    apply("submit", back, actor=legal.applicant_of(back))
    assert not Payment.objects.exists()


def test_the_certifier_reads_that_the_fee_was_given_back(client_for, applied, fee):
    apply("refund", pay(payment_of(applied), fee), actor=finance_of(fee), amount_yen=5000, reason="災害による減免")
    certifier = make_officer("certifier", make_unit(fee.programme.body, "産業振興課", name_en="Industry Promotion"))
    page = client_for(certifier).get(f"{WORK}/{applied.key}/").content.decode()
    assert "返金済み" in page and "返金額" in page
    assert apply("hear_experts", applied, actor=legal.office_of(applied)).state == "expert_opinion", "finance waived it"
