"""One row of every model with a rule of which the world of the lives has none, made plainly: only rights are asked."""

from typing import Any

from challenges.calls.models import LateEntry
from challenges.challenges.models import Challenge
from challenges.matching.models import Dismissal, PitchInvitation
from colab.core import clock
from colab.core.notices.models import Mailing
from colab.core.organisations.models import Post, Programme, Solution
from colab.core.payments.models import PaymentPolicy
from colab.core.readings.models import PersonalRead
from colab.core.satisfaction.models import Answer
from colab.demo.builders import events, live, payments, people
from pilots.certification.models import Certification
from pilots.procurement.models import Contract
from pilots.reuse.actions.receive import receive
from pilots.reuse.models import Inquiry, Interest, JointPurchase, JointShare
from pilots.reuse.package import content
from pitches.judging.models import Assignment, Expertise, PaperEntry, Pseudonym, RedactedCopy, Relation
from pitches.submissions.models import Correction, Pitch

from .world import BEGIN, World


def complete(world: World) -> None:
    """Add what is missing, so that no rule is tested on nothing."""
    with clock.frozen(BEGIN):
        _judged(world)
        _handed_in(world)
        _reused(world)
        _office(world)
        _matched(world)
        live.cast_votes(live.voting_event(mode="codes", codes=3), 1)


def _judged(world: World) -> None:
    office = world.people["office"]
    for seat in Assignment.objects.order_by("pk")[:2]:
        here = {"round": seat.round, "pitch": seat.pitch}
        Expertise.objects.create(judge=seat.judge, value=3, **here)
        PaperEntry.objects.create(assignment=seat, by=office)
        Relation.objects.create(user=seat.judge.user, organisation=seat.pitch.organisation, kind="adviser")
        if not Pseudonym.objects.filter(**here).exists():
            Pseudonym.objects.create(number=seat.pk, **here)
            RedactedCopy.objects.create(**here)


def _handed_in(world: World) -> None:
    pitch = Pitch.objects.exclude(snapshot=None).order_by("pk").first()
    Correction.objects.create(
        pitch=pitch, number=1, submission=pitch.snapshot, field="title", old="点倹", new="点検", why="誤字です。"
    )
    call = Challenge.objects.get(pk=pitch.challenge_id).call
    LateEntry.objects.create(
        call=call, number=1, organisation=pitch.organisation, until=clock.now(), reason="停電のためです。"
    )
    Answer.objects.create(step="handed_in", subject_key=pitch.key, user=world.people["team"], level=4)


def _matched(world: World) -> None:
    """One solution was set aside for the section's challenge, one team was invited."""
    challenge = Challenge.objects.exclude(published_at=None).order_by("pk").first()
    solution = Solution.objects.order_by("pk").first()
    here = {"challenge": challenge, "kind": "solution", "object_key": str(solution.pk), "at": clock.now()}
    Dismissal.objects.create(why="tried", by=world.people["section"], **here)
    PitchInvitation.objects.create(organisation=solution.organisation, by=world.people["section"], **here)


def _reused(world: World) -> None:
    """The neighbour's section wants the certified product, asks the buyer, reckons, and has received the package."""
    user = world.people["neighbour"]
    unit = Post.objects.get(holdings__user=user).unit
    certification = Certification.objects.filter(state="certified").first()
    contract = Contract.objects.order_by("-pk").first()
    Interest.objects.create(
        body=unit.body, unit=unit, certification=certification, purpose="見守りに使います。", timing="next_year",
        contact="産業振興課", created_by=user,
    )  # fmt: skip
    Inquiry.objects.create(contract=contract, unit=unit, question="使い勝手はいかがですか。", asked_by=user)
    Inquiry.objects.create(
        contract=contract, unit=unit, question="費用は。", asked_by=user, answer="月10万円です。", shared=True,
        answered_by=world.people["section"], answered_at=clock.now(),
    )  # fmt: skip
    purchase = JointPurchase.objects.create(
        certification=certification, title="共同調達", joint_yen=9_000_000, volume_unit="か所", organiser=unit,
        created_by=user,
    )  # fmt: skip
    for body, volume in ((unit.body, 10), (certification.body, 20)):
        JointShare.objects.create(purchase=purchase, body=body, volume=volume, alone_yen=5_000_000)
    receive(data=content.build(certification), body=unit.body, actor=people.as_actor(user))


def _office(world: World) -> None:
    programme = Programme.objects.get(pk=Post.objects.get(holdings__user=world.people["office"]).programme_id)
    letter: dict[str, Any] = {"programme": programme, "audience": "organisations", "title": "お知らせ", "body": "本文"}
    Mailing.objects.create(created_by=world.people["office"], created_at=clock.now(), **letter)
    PersonalRead.objects.create(reader=world.people["office"], kind="guests", rows=1, mark="of no page")
    if not PaymentPolicy.objects.filter(body=programme.body).exists():
        payments.charging_programme(programme)
    fee = programme.fees.first() or payments.make_fee(programme)
    payments.asked(events.planned_event(programme=programme), fee)
