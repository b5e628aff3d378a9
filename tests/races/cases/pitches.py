"""Races in challenges and pitches: deadlines, numbers, two devices, the stage."""

from functools import partial

from challenges.briefings import seats
from challenges.matching.actions.invite import invite
from challenges.matching.models import PitchInvitation
from challenges.questions.actions.ask import ask
from challenges.questions.models import Question
from colab.core import clock
from colab.core.files.actions.scan import scan
from colab.core.files.enums import FileState
from colab.core.files.models import StoredFile
from colab.core.lifecycle import apply, apply_many
from colab.core.payments.models import Payment
from colab.core.saved_searches.actions import save_for
from colab.core.saved_searches.models import SavedSearch
from colab.demo.builders import challenges, events, judging, live, people, submissions
from colab.demo.builders.payments import charging_programme, make_fee
from colab.demo.builders.solutions import listed_solution
from pitches.events.queries import finalists
from pitches.judging.actions import Typed, devices, lock_sheet, save_sheet
from pitches.judging.models import Sheet
from pitches.judging.queries import own_seats
from pitches.live.actions import cast, set_stage
from pitches.live.models import Ballot, Stage
from pitches.rounds.queries import active_members
from pitches.submissions.actions.autosave import save_words
from pitches.submissions.models import Pitch

from . import race, told

FAIR = {("done", "wrong_state", "cancelled"), ("done", "done", "paid")}
"""Who came first: the holder of a seat, or the money for it."""
SHEETS = "pitches/judging/actions/sheets.py::_locked"


def seat():
    """Return (actor, assignment, criteria) of a judge who may mark."""
    round_ = judging.scoring_round(pitches=3, judges=3)
    member = active_members(round_).select_related("user").first()
    criteria = list(round_.rubrics.get().criteria.order_by("order"))
    return judging.judge_actor(member), own_seats(member).first(), criteria


def base(assignment, criteria):
    """Return what a page opened now shows."""
    return devices.prints(devices.kept(Sheet.objects.filter(assignment=assignment).first(), criteria))


@race(SHEETS, 'UPDATE "judging_sheet"')
def two_devices_write_different_comments():
    actor, place, _criteria = seat()
    save_sheet(actor=actor, assignment=place, typed=Typed())
    texts = [Typed(for_team="電話から"), Typed(for_panel="机から")]

    def outcome(results):
        sheet = Sheet.objects.get(assignment=place)
        return told(results), sheet.comment_for_team, sheet.comment_for_panel

    calls = [partial(save_sheet, actor=actor, assignment=place, typed=typed) for typed in texts]
    return calls, outcome, (["done", "done"], "電話から", "机から")


@race(SHEETS, 'UPDATE "judging_(sheet|mark)"')
def two_devices_give_different_marks():
    """The first stands, and the second is told; without the lock the second wins unseen."""
    actor, place, (first, *others) = seat()
    save_sheet(actor=actor, assignment=place, typed=Typed(marks={first.pk: 5}))
    seen = base(place, [first, *others])
    typed = [Typed(marks={first.pk: value}, seen=seen) for value in (3, 9)]

    def outcome(results):
        kept = Sheet.objects.get(assignment=place).marks.get(criterion=first).value
        [done] = [value for value, result in zip((3, 9), results, strict=True) if not isinstance(result, Exception)]
        return told(results), kept == done

    calls = [partial(save_sheet, actor=actor, assignment=place, typed=each) for each in typed]
    return calls, outcome, (["done", "sheet.overtaken"], True)


@race(SHEETS, 'UPDATE "judging_(sheet|mark)"|UPDATE "rounds_round"')
def one_device_locks_what_another_changes():
    """What is locked is what the ledger says, and what the one who locked had read."""
    actor, place, criteria = seat()
    save_sheet(actor=actor, assignment=place, typed=Typed(marks={each.pk: 5 for each in criteria}))
    seen = base(place, criteria)
    change = Typed(marks={criteria[0].pk: 9}, seen=seen)

    def outcome(results):
        sheet = Sheet.objects.get(assignment=place)
        codes = [getattr(result, "code", "done") if isinstance(result, Exception) else "done" for result in results]
        value = sheet.marks.get(criterion=criteria[0]).value
        fair = {("locked", "done", True, 5), ("done", "sheet.unseen", False, 9)}
        return (*codes, sheet.is_locked, value) in fair

    calls = [
        partial(save_sheet, actor=actor, assignment=place, typed=change),
        partial(lock_sheet, actor=actor, assignment=place, typed=Typed(seen=seen)),
    ]
    return calls, outcome, True


@race("pitches/submissions/actions/autosave.py::save_words", 'UPDATE "submissions_pitch"')
def two_members_write_at_one_pitch():
    pitch = submissions.draft_pitch()
    actor = submissions.team_of(pitch)
    seen, words = pitch.edits, [{"title": "新しい題"}, {"summary": "新しい要約です。"}]

    def outcome(results):
        fresh = Pitch.objects.get(pk=pitch.pk)
        return told(results), fresh.edits - seen, fresh.title, fresh.summary

    calls = [partial(save_words, pitch, each, seen=seen, actor=actor, page=f"p{n}") for n, each in enumerate(words)]
    return calls, outcome, (["done", "done"], 2, "新しい題", "新しい要約です。")


@race("pitches/submissions/actions/hand_in.py::next_receipt_number", 'UPDATE "submissions_receiptcounter"')
def two_teams_get_receipts():
    challenge = challenges.open_challenge()
    pitches = [submissions.draft_pitch(challenge=challenge) for _n in range(3)]
    apply("submit", pitches[0], actor=submissions.team_of(pitches[0]), **submissions.DECLARED)
    calls = [
        partial(apply, "submit", pitch, actor=submissions.team_of(pitch), **submissions.DECLARED)
        for pitch in pitches[1:]
    ]
    # Handing in locks its call: what is tried here is the counter alone, for teams of two calls.
    other = challenges.open_challenge()
    Pitch.objects.filter(pk=pitches[2].pk).update(challenge=other)

    def outcome(results):
        numbers = Pitch.objects.exclude(receipt_number=None).values_list("receipt_number", flat=True)
        return told(results), sorted(int(number[-6:]) for number in numbers)

    return calls, outcome, (["done", "done"], [1, 2, 3])


@race("pitches/submissions/actions/attach.py::hear_verdict", 'UPDATE "submissions_pitch"', passes=True)
def a_file_is_found_clean_while_it_is_handed_in():
    """Without the lock the pitch waits for a verdict that has been given, and nobody can accept it."""
    pitch = submissions.draft_pitch()
    stored = pitch.pitch_files.select_related("file").get().file
    StoredFile.objects.filter(pk=stored.pk).update(state=FileState.RECEIVED)

    def outcome(results):
        pitch.refresh_from_db()
        return told(results), pitch.state, pitch.scan_pending

    submit = partial(apply, "submit", pitch, actor=submissions.team_of(pitch), **submissions.DECLARED)
    return [submit, partial(scan, stored.key)], outcome, (["done", "done"], "submitted", False)


@race("pitches/live/actions/vote.py::cast", 'INSERT INTO "live_ballot"', passes=True)
def a_vote_comes_while_the_vote_closes():
    event = live.voting_event()
    team = finalists(event).first()

    def close():
        apply("close_vote", event, actor=events.event_office(event))
        return Ballot.objects.count()

    vote = partial(cast, event=event, device="d", finalist=team)
    return [vote, close], lambda results: results[1] == Ballot.objects.count(), True


@race("pitches/live/actions/stage.py::set_stage", 'UPDATE "live_stage"', passes=True)
def the_stage_is_set_while_the_marking_closes():
    """Whoever is second sees what the first did: nobody stands on stage once the judges deliberate."""
    event = live.voting_event()
    for round_ in events.rounds_of(event):
        apply("close_scoring", judging.mark_all(round_), actor=events.event_office(event))
    team, actor = finalists(event).first(), events.event_office(event)

    def outcome(results):
        stage = Stage.objects.get(event=event)
        return isinstance(results[1], Exception), stage.finalist_id

    calls = [
        partial(set_stage, actor=actor, event=event, part="pitch", finalist=team),
        partial(apply, "close_scoring", event, actor=actor),
    ]
    return calls, outcome, (False, None)


@race("challenges/questions/actions/ask.py::ask", 'INSERT INTO "questions_question"', passes=True)
def a_question_comes_while_the_challenge_closes():
    challenge = challenges.open_challenge()
    asker = people.as_actor(people.owner_of(people.make_company()))
    office = people.as_actor(challenges.officer("office", programme=challenge.programme))

    def close():
        apply("withdraw", challenge, actor=office, reason="中止のため")
        return Question.objects.count()

    ask_it = partial(ask, challenge, actor=asker, body="何か所ですか。")
    return [ask_it, close], lambda results: results[1] == Question.objects.count(), True


@race("challenges/matching/actions/invite.py::invite", 'UPDATE "challenges_challenge"')
def one_team_is_invited_twice():
    solution, challenge = listed_solution(), challenges.open_challenge()
    actor = people.as_actor(challenges.officer("section", challenge.unit))
    calls = [partial(invite, challenge, actor=actor, offers=[("solution", solution.pk, solution.organisation)])] * 2
    return (
        calls,
        lambda results: (told(results), PitchInvitation.objects.count()),
        (["done", "guard:challenge.teams_chosen"], 1),
    )


@race("colab/core/lifecycle/engine.py::_lock_all", 'UPDATE "submissions_pitch"')
def one_stroke_is_done_twice():
    challenge = challenges.open_challenge()
    pitches = [submissions.accepted_pitch(challenge=challenge) for _n in range(2)]
    submissions.close_call(challenge)
    for pitch in pitches:
        apply("shortlist", pitch, actor=submissions.reviewer_of(pitch, "section"), reason="効果が見込めます。")
    actor = submissions.reviewer_of(pitches[0])
    calls = [partial(apply_many, "publish_screening", rows, actor=actor) for rows in (pitches, [*reversed(pitches)])]
    return calls, told, ["done", "wrong_state"]


@race("", 'UPDATE "(events_eventseat|payments_payment)"')
def a_seat_is_given_back_while_its_money_is_booked():
    """Both lock the event before the payment: the money stands in the books, or nothing is owed any more."""
    event = events.announced_event()
    make_fee(charging_programme(event.programme))
    place = seats.register(event, name="見本", email="p@example.invalid")
    payment = Payment.objects.get(key=place.payment_key)
    finance = people.as_actor(people.make_officer("finance", event.programme.office_unit))

    def outcome(results):
        payment.refresh_from_db()
        return *told(results), payment.state

    calls = [
        partial(seats.cancel, place),
        partial(apply, "record_slip", payment, actor=finance, slip_number="1", paid_on=clock.today()),
    ]
    return calls, lambda results: outcome(results) in FAIR, True


@race("", 'INSERT INTO "saved_searches_savedsearch"', saved_by="the question's digest")
def two_people_keep_one_question():
    calls = [partial(save_for, people.make_user(), "?q=ごみ") for _n in range(2)]
    return calls, lambda results: (told(results), SavedSearch.objects.count()), (["done", "done"], 1)
