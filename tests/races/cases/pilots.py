"""Races in pilots: numbers of certificates, places in the status lists, keys, copies, answers."""

from decimal import Decimal
from functools import partial

from django.db import transaction

from challenges.calls.models import Call
from challenges.challenges.models import Challenge
from colab.core import clock
from colab.core.lifecycle import apply, next_code
from colab.core.payments.models import Payment
from colab.demo.builders import legal, people, sponsorship, trials
from pilots.certification.credentials import issuing
from pilots.certification.models import Certification, Credential, IssuerKey
from pilots.civic.models import CivicProject
from pilots.procurement.models import Contract
from pilots.reuse.actions.inquire import answer_inquiry, ask_buyer
from pilots.reuse.actions.receive import receive, take_over
from pilots.reuse.actions.recognise import recognise
from pilots.reuse.models import Inquiry
from pilots.reuse.package import content
from pilots.sponsorship import paying
from pilots.sponsorship.models import Sponsor
from pilots.trials.models import Pilot
from pitches.events.models import Event

from . import race, told

ISSUER = "pilots/certification/credentials/issuing.py::"


def numbered(results):
    """Return what came of the calls, the last figures of all certificate numbers, and the places in the lists."""
    codes = Certification.objects.exclude(code=None).values_list("code", flat=True)
    places = Credential.objects.values_list("position", flat=True)
    return told(results), sorted(int(code[-3:]) for code in codes), sorted(places)


@race("colab/core/lifecycle/codes.py::next_code", 'UPDATE "certification_certification"')
def two_certificates_are_issued():
    source = legal.certified()
    waiting = [legal.certification_in_decision(**legal.GOODS, body=source.body) for _n in range(2)]
    return [partial(legal.certify, each) for each in waiting], numbered, (["done", "done"], [1, 2, 3], [0, 1, 2])


@race("colab/core/lifecycle/codes.py::next_code", 'UPDATE "certification_certification"')
def an_application_and_a_copy_are_certified_by_one_body():
    """Two roads to a certificate of one body, in one year: one series of numbers."""
    source = legal.certified()
    copy = legal.recognised(source=source, decide=False)
    for _n in range(2):
        copy = legal.give_opinion(legal.appoint_expert(copy))
    section = people.as_actor(people.make_officer("section", people.make_unit(copy.body, "産業振興課")))
    copy = apply("to_decision", copy, actor=section)
    own = legal.certification_in_decision(**legal.GOODS, body=copy.body)
    assert own.body_id == copy.body_id

    def outcome(results):
        mine = Credential.objects.filter(body=copy.body).values_list("position", flat=True)
        return *numbered(results)[:2], sorted(mine)

    return [partial(legal.certify, own), partial(legal.certify, copy)], outcome, (["done", "done"], [1, 2, 3], [0, 1])


def series(model, prefix):
    """Return a function that prepares two transactions, each of which wants the next code of one model."""

    def prepare():
        def take():
            with transaction.atomic():
                code = next_code(model, prefix, 2026)
                Call.objects.filter(pk=0).update(title=code)  # the place where they meet
                return code

        # Nothing is kept here: the second may have the same code, but only once the first has ended.
        return [take, take], lambda results: {type(result) for result in results}, {str}

    prepare.__name__ = f"two_codes_of_{model._meta.model_name}"
    return prepare


for MODEL, PREFIX in ((Call, "R"), (Challenge, "C"), (Event, "E"), (Pilot, "T"), (Contract, "K"), (CivicProject, "V"),
                      (Payment, "R")):  # fmt: skip
    race("colab/core/lifecycle/codes.py::next_code", 'UPDATE "calls_call"', saved_by="the column of codes is unique")(
        series(MODEL, PREFIX)
    )


@race("colab/core/lifecycle/codes.py::next_code", 'UPDATE "trials_pilot"')
def two_pilots_are_agreed():
    waiting = []
    for _n in range(2):
        pilot = trials.planned_pilot()
        waiting.append(apply("agree_plan", pilot, actor=trials.section_of(pilot)))
    facts = {"agreement_kind": "basic_agreement", "agreement_on": waiting[0].period_from}
    calls = [
        partial(apply, "sign_agreement", pilot, actor=trials.section_of(pilot, "head"), **facts) for pilot in waiting
    ]

    def outcome(results):
        codes = Pilot.objects.exclude(code=None).values_list("code", flat=True)
        return told(results), sorted(int(code[-3:]) for code in codes)

    return calls, outcome, (["done", "done"], [1, 2])


@race(ISSUER + "issue", 'INSERT INTO "ledger_ledgerentry"')
def two_certificates_are_signed_again():
    waiting = [legal.certified(**facts) for facts in ({}, legal.GOODS)]
    actor = legal.certifier_of(waiting[0])

    def sign(certification):
        with transaction.atomic():
            return issuing.issue(certification, actor)

    def outcome(results):
        return told(results), sorted(Credential.objects.values_list("position", flat=True))

    return [partial(sign, each) for each in waiting], outcome, (["done", "done"], [0, 1, 2, 3])


@race(ISSUER + "key_of", 'INSERT INTO "certification_issuerkey"')
def the_first_key_of_a_body_is_made_twice():
    certification = legal.certification_in_decision()
    actor, keys = legal.certifier_of(certification), IssuerKey.objects.filter(body=certification.body)
    call = partial(issuing.key_of, certification.body, actor)
    return [call, call], lambda results: (told(results), keys.count()), (["done", "done"], 1)


@race(ISSUER + "rotate", 'UPDATE "certification_issuerkey"')
def a_key_is_changed_twice():
    certification = legal.certified()
    actor = legal.certifier_of(certification)
    keys = IssuerKey.objects.filter(body=certification.body)

    def outcome(results):
        return told(results), sorted(keys.values_list("number", flat=True)), keys.filter(active_until=None).count()

    call = partial(issuing.rotate, body=certification.body, actor=actor, reason="交代")
    return [call, call], outcome, (["done", "done"], [1, 2, 3], 1)


def ward_and_section():
    ward = people.make_body("港区", kind="ward", lg_code="131032")
    return ward, people.as_actor(people.make_officer("section", people.make_unit(ward, "産業振興課")))


@race("pilots/reuse/actions/recognise.py::check_once", 'INSERT INTO "certification_certification"')
def one_certificate_is_copied_twice():
    source = legal.certified()
    ward, actor = ward_and_section()
    call = partial(recognise, actor=actor, source=source, body=ward)
    return [call, call], lambda results: (told(results), source.recognitions.count()), (["done", "recognition.once"], 1)


@race("pilots/reuse/actions/receive.py::take_over", 'INSERT INTO "certification_certification"')
def one_package_is_taken_over_twice():
    source = legal.certified()
    ward, actor = ward_and_section()
    package = receive(actor=actor, body=ward, data=content.build(source))
    call = partial(take_over, actor=actor, package=package, organisation=source.organisation)
    return [call, call], lambda results: (told(results), source.recognitions.count()), (["done", "recognition.once"], 1)


@race("pilots/reuse/actions/inquire.py::answer_inquiry", 'UPDATE "reuse_inquiry"')
def two_officers_answer_one_inquiry():
    contract = legal.contract_at("evaluated")
    _ward, asker = ward_and_section()
    unit = people.Unit.objects.get(pk=next(iter(asker.grants.units("section"))))
    row = ask_buyer(actor=asker, unit=unit, contract=contract, question="日数は。")
    buyer, answers = legal.buyer_of(contract), ["2日です。", "3日です。"]
    calls = [partial(answer_inquiry, actor=buyer, inquiry=row, answer=text, shared=True) for text in answers]

    def outcome(results):
        [done] = [text for text, result in zip(answers, results, strict=True) if not isinstance(result, Exception)]
        return told(results), Inquiry.objects.get().answer == done

    return calls, outcome, (["done", "inquiry.once"], True)


@race("pilots/trials/effects.py::change_indicator", 'INSERT INTO "trials_indicatorchange"')
def two_officers_change_one_indicator():
    pilot = trials.agreed_pilot()
    row, actor = pilot.indicators.first(), trials.section_of(pilot, "head")
    calls = [
        partial(apply, "change_indicator", pilot, actor=actor, indicator=row, reason="見直し", **facts)
        for facts in ({"method": "実測"}, {"target": Decimal(7)})
    ]

    def outcome(results):
        row.refresh_from_db()
        return told(results), row.method, row.target

    return calls, outcome, (["done", "done"], "実測", Decimal(7))


@race("pilots/sponsorship/effects.py::confirm", 'INSERT INTO "payments_payment"')
def the_last_place_of_a_level_is_given():
    offer = sponsorship.make_offer()
    offer.levels.update(places=1)
    waiting = [sponsorship.applied_sponsor(offer, name=name) for name in ("架空商会", "架空商店")]
    office = sponsorship.office_of(waiting[0])

    def outcome(results):
        return told(results), sorted(Sponsor.objects.values_list("state", flat=True))

    calls = [partial(apply, "confirm", sponsor, actor=office) for sponsor in waiting]
    return calls, outcome, (["done", "sponsorship.places"], ["applied", "confirmed"])


@race("", 'UPDATE "(sponsorship_sponsor|payments_payment)"')
def a_sponsor_withdraws_while_its_money_is_booked():
    """Both lock the sponsor before its payment; in two orders each would wait for the other for ever."""
    sponsor = sponsorship.confirmed_sponsor(sponsorship.make_offer())
    payment = Payment.objects.get(key=sponsor.payment_key)
    finance = people.as_actor(people.make_officer("finance", sponsor.programme.office_unit))

    def outcome(results):
        sponsor.refresh_from_db()
        payment.refresh_from_db()
        return told(results), (sponsor.state, payment.state) in {("withdrawn", "cancelled"), ("active", "paid")}

    calls = [
        partial(apply, "withdraw", sponsor, actor=paying.SYSTEM, reason="取りやめ"),
        partial(apply, "record_slip", payment, actor=finance, slip_number="1", paid_on=clock.today()),
    ]
    return calls, outcome, (["done", "wrong_state"], True)
