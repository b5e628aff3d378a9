"""Races in the core: chains, seals, files, records, subscriptions, people."""

from functools import partial

from django.db import transaction

from colab.core import clock, notices
from colab.core.files.actions import receive
from colab.core.files.models import StoredFile
from colab.core.law.actions.confirm import confirm
from colab.core.law.actions.record import record
from colab.core.law.actions.set_rule import set_rule
from colab.core.ledger import seal
from colab.core.ledger.append import append
from colab.core.ledger.models import Checkpoint, LedgerEntry
from colab.core.ledger.queries import entries
from colab.core.lifecycle import apply
from colab.core.notices.actions.daily import send_letters
from colab.core.notices.actions.subscribe import subscribe
from colab.core.notices.models import Notice, Subscriber
from colab.core.organisations.actions.erase_person import erase_person
from colab.core.organisations.actions.hand_over import hand_over
from colab.core.organisations.actions.invite import accept, invite, remove_member, withdraw
from colab.core.organisations.models import AccountEvent, Membership
from colab.core.search import indexing
from colab.core.search.models import Entry
from colab.demo.builders import people, submissions, trials
from colab.demo.builders.solutions import listed_solution
from pilots.certification.rules import REMIND_DAYS

from . import race, told


@race("colab/core/ledger/append.py::_locked_head", 'INSERT INTO "ledger_ledgerentry"')
def two_facts_of_one_chain():
    def write():
        with transaction.atomic():
            return append("call", "k", "note", payload={})

    write()
    return [write, write], lambda results: (told(results), LedgerEntry.objects.count()), (["done", "done"], 3)


@race("colab/core/ledger/seal.py::seal_day", 'INSERT INTO "ledger_checkpoint"')
def the_day_is_sealed_twice():
    seals = [seal.seal_day, seal.seal_day]
    return seals, lambda results: (told(results), Checkpoint.objects.count()), (["done", "done"], 1)


@race("colab/core/files/actions/receive.py::finish", 'UPDATE "files_upload"')
def an_upload_is_finished_twice():
    pitch, content = submissions.draft_pitch(attached=False), submissions.pdf_upload().read()
    facts = {"machine": "pitch", "key": pitch.key, "purpose": "pitch.deck", "name": "a.pdf", "size": len(content)}
    upload = receive.begin(user=submissions.team_of(pitch).user, **facts)
    receive.take_part(upload, 0, content)
    upload.refresh_from_db()
    taken = []

    def outcome(results):
        return told(results), len(taken), StoredFile.objects.count()

    return [partial(receive.finish, upload, taken.append)] * 2, outcome, (["done", "done"], 1, 1)


@race("colab/core/law/actions/set_rule.py::set_rule", '(INSERT INTO|UPDATE) "law_bodyrule"')
def one_rule_is_set_twice_for_one_day():
    """The second corrects the first, and the chain says what it replaced."""
    body, day = people.make_body(), clock.today()
    admin = people.as_actor(people.make_officer("office_admin", programme=people.make_programme(body)))
    values = [10, 20]

    def outcome(results):
        written = [entry.payload for entry in entries("body", body.corporate_number)]
        befores = [each["before"] and each["before"]["value"] for each in written]
        return told(results), befores == [None, written[0]["value"]], body.rules.count()

    calls = [
        partial(set_rule, body=body, key=REMIND_DAYS, valid_from=day, value=value, actor=admin) for value in values
    ]
    return calls, outcome, (["done", "done"], True, 1)


@race("colab/core/law/actions/confirm.py::_waiting", 'UPDATE "law_recordedfact"')
def two_officers_confirm_a_record():
    pilot = trials.planned_pilot()
    first = trials.section_of(pilot)
    pilot = apply("agree_plan", pilot, actor=first)
    day = clock.today()
    facts = {"agreement_kind": "basic_agreement", "agreement_on": day.isoformat()}
    evidence = {"decision_number": "7環資第1号", "deciding_post": "課長", "where": "文書庫"}
    kept = record(subject=pilot, verb="sign_agreement", actor=first, data=facts, fact_on=day, **evidence)
    seconds = [people.as_actor(people.make_officer("section", pilot.unit)) for _n in range(2)]
    return [partial(confirm, record=kept, actor=actor) for actor in seconds], told, ["done", "record_done"]


@race("colab/core/notices/actions/subscribe.py::subscribe", 'UPDATE "notices_subscriber"')
def one_address_asks_for_two_topics():
    subscribe("a@example.invalid", [], "ja")
    Subscriber.objects.update(token_at=None, token_digest="")

    def outcome(_results):
        [subscriber] = Subscriber.objects.all()
        return set(subscriber.wanted)

    topics = ["new_challenge", "results"]
    return [partial(subscribe, "a@example.invalid", [topic], "ja") for topic in topics], outcome, set(topics)


LETTERS = "colab/core/notices/actions/daily.py::_letter"


@race(LETTERS, 'INSERT INTO "notices_notice"', saved_by="one letter a day, by key")
def the_daily_letter_is_written_twice():
    words = {"title": {"ja": "新", "en": "New"}, "search": "x", "search_url": "/search/?q=x"}
    with transaction.atomic():
        notices.notify("saved_searches.found", to=people.make_user(), context=words, dedupe="c", url="/challenges/c/")
    letters = Notice.objects.filter(kind="notices.daily")
    return [send_letters] * 2, lambda results: (sorted(results), letters.count()), ([0, 1], 1)


@race("colab/core/organisations/actions/invite.py::remove_member", 'DELETE FROM "organisations_membership"')
def two_owners_remove_each_other():
    company = people.make_company()
    first, second = people.owner_of(company), people.make_user()
    company.memberships.create(user=second, role="owner")
    pairs = [(first, second), (second, first)]
    calls = [
        partial(remove_member, actor=people.as_actor(one), organisation=company, user=other) for one, other in pairs
    ]
    for call in calls:
        assert call.keywords["actor"].grants.owned_organisations
    owners = Membership.objects.filter(organisation=company, role="owner")
    return calls, lambda results: (told(results), owners.count()), (["done", "not_allowed"], 1)


@race("colab/core/organisations/actions/erase_person.py::erase_person", 'DELETE FROM "organisations_membership"')
def two_owners_are_erased():
    company = people.make_company()
    first, second = people.owner_of(company), people.make_user()
    company.memberships.create(user=second, role="owner")
    company.memberships.create(user=people.make_user(), role="member")
    admin = people.as_actor(people.make_officer("office_admin"))
    assert admin.grants.has("office_admin")
    owners = Membership.objects.filter(organisation=company, role="owner")
    calls = [partial(erase_person, actor=admin, user=user) for user in (first, second)]
    return calls, lambda results: (told(results), owners.count()), (["done", "member.last_owner"], 1)


@race("colab/core/organisations/actions/erase_person.py::erase_person", "UPDATE|DELETE|INSERT")
def one_person_is_erased_twice():
    user, admin = people.make_user(), people.as_actor(people.make_officer("office_admin"))
    events = AccountEvent.objects.filter(person=user, verb="erased")
    calls = [partial(erase_person, actor=admin, user=user)] * 2
    return calls, lambda results: (told(results), events.count()), (["account.erased", "done"], 1)


@race("colab/core/organisations/actions/hand_over.py::hand_over", 'UPDATE "organisations_holding"')
def one_post_is_handed_to_two():
    head = people.make_officer("head")
    post, actor = head.holdings.get().post, people.as_actor(head)
    names = [people.make_user().email for _n in range(2)]
    calls = [partial(hand_over, actor=actor, post=post, email=email, since=clock.today()) for email in names]
    holders = post.holdings.filter(until=None)
    return calls, lambda results: (told(results), holders.count()), (["done", "handover.later"], 1)


@race("colab/core/search/store.py::_locked", "UPDATE search_entry", passes=True)
def a_thing_changes_while_it_is_indexed():
    """The later of two writers reads the newer rows."""
    solution = listed_solution()
    Entry.objects.filter(kind="solution").update(digest="")
    key = [str(solution.pk)]

    def change():
        type(solution).objects.filter(pk=solution.pk).update(name="新しい名前")
        indexing.index_keys("solution", key)

    return [partial(indexing.index_keys, "solution", key), change], lambda _r: Entry.objects.get().title, "新しい名前"


@race("", 'UPDATE "organisations_invitation"', passes=True, saved_by="the update that asks for both columns")
def an_invitation_is_used_while_it_is_withdrawn():
    company = people.make_company()
    owner, guest = people.as_actor(people.owner_of(company)), people.as_actor(people.make_user())
    row, token = invite(actor=owner, organisation=company, email="g@example.invalid", role="member")
    calls = [partial(accept, actor=guest, token=token), partial(withdraw, actor=owner, invitation=row)]
    return calls, lambda results: (told(results), company.memberships.count()), (["done", "invite.spent"], 1)
