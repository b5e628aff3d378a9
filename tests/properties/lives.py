"""Random verbs by random people, with plausible and with absurd facts, on every machine there is."""

from collections import Counter
from datetime import timedelta
from typing import Any

from django.db import connection, transaction
from hypothesis import event, note
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from colab.core import access, clock, law
from colab.core.ledger.verify import verify_all
from colab.core.lifecycle import SAME, Override, Refused, Warned, all_machines, apply, get_machine, tick

from . import invariants
from .facts import plausible, spoilt, typed
from .world import BEGIN, World

SOMEBODY_WHO_MAY = "somebody who may"
REACHED: Counter = Counter()
"""(machine, state) → how often a step of a run led there. What counts for "the runs go deep"."""
DONE: Counter = Counter()
"""(machine, verb) → how often it was done."""
REFUSED: Counter = Counter()
"""Code of the refusal → how often."""

BROKEN: Counter = Counter()
"""What broke otherwise than by a refusal although the facts were plausible."""

PEOPLE = (
    "section", "section_colleague", "head", "office", "office_admin", "certifier", "finance", "auditor", "team",
    "rival", "judge", "expert", "civic_group", "anonymous", "clock",
)  # fmt: skip
POWERLESS = ("auditor", "anonymous")
WEIGHTS = {"contract": 8, "certification": 5, "pilot": 3, "challenge": 2, "pitch": 2}


class Lives(RuleBasedStateMachine):
    """One run is one history of the platform, taken back at its end."""

    world: World

    @initialize()
    def begin(self):
        """Remember where the database stood."""
        self.now = BEGIN
        clock.set_clock(lambda: self.now)
        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        self.tried = Counter()

    def teardown(self):
        """Verify the whole ledger, then take the run back."""
        if not hasattr(self, "atomic"):
            return
        try:
            report = verify_all()
            assert report.ok, report.breaks
            connection.check_constraints()
            invariants.states_are_known()
        finally:
            transaction.set_rollback(True)
            self.atomic.__exit__(None, None, None)
            clock.set_clock(None)

    @rule(data=st.data(), who=st.sampled_from([*PEOPLE, *[SOMEBODY_WHO_MAY] * 4]), absurd=st.booleans())
    def anybody_tries_anything(self, data, who, absurd):
        """Any verb on any subject, most of them refused: to most for want of the right, to the others by the state."""
        subject = self._subject(data)
        verb = data.draw(st.sampled_from(list(get_machine(subject.MACHINE).by_verb)), "verb")
        if who == SOMEBODY_WHO_MAY:
            who = data.draw(st.sampled_from(self._able(subject, verb)), "who")
        facts = plausible(subject, verb)
        self._try(subject, verb, who, data.draw(spoilt(facts)) if absurd else facts, absurd=absurd)

    @rule(data=st.data(), steps=st.integers(1, 6), absurd=st.integers(0, 5))
    def the_right_person_goes_on(self, data, steps, absurd):
        """Verbs that start from the present state, by somebody who may, several times: the way into the depth."""
        subject = self._subject(data)
        for _n in range(steps):
            machine = get_machine(subject.MACHINE)
            verbs = [t.verb for t in machine.transitions if subject.state in t.sources and self._worth(subject, t)]
            if not verbs:
                return
            verb = data.draw(st.sampled_from(_road_first(machine, subject, verbs)), "verb")
            self.tried[machine.name, subject.pk, subject.state, verb] += 1
            facts = plausible(subject, verb)
            for who in self._able(subject, verb):
                given = facts if absurd else data.draw(spoilt(facts))
                if self._try(subject, verb, who, given, absurd=not absurd):
                    break
            subject.refresh_from_db()

    @rule(data=st.data(), recorder=st.sampled_from(PEOPLE[:7]), days=st.sampled_from([0, 0, 1, 7, 40, 400, -3]))
    def it_was_done_on_paper(self, data, recorder, days):
        """A fact of law is recorded with a date, and confirmed by whoever may."""
        subject = self._subject(data)
        verbs = [t.verb for t in get_machine(subject.MACHINE).transitions if t.legal and subject.state in t.sources]
        if not verbs:
            return
        verb = data.draw(st.sampled_from(verbs), "verb")
        record = self._record(subject, verb, recorder, days)
        if record is None:
            return
        for who in PEOPLE[:9]:
            actor = self.world.actor(who)
            mine = record.recorded_by_id == actor.user_id
            done = self._guarded(lambda: law.confirm(record=record, actor=actor, override=_because()), who, verb)  # noqa: B023
            assert not (done and mine), "an officer confirmed the own record"
            if done:
                self._note(subject, verb, done)
                return

    @rule(days=st.sampled_from([0, 1, 3, 14, 40, 120]))
    def time_passes(self, days):
        """The clock goes on and does what is due."""
        self.now += timedelta(days=days, minutes=1)
        tick()

    @invariant()
    def the_law_is_kept(self):
        """After every step."""
        if hasattr(self, "atomic"):
            invariants.contracts_are_lawful()
            invariants.certificates_have_their_findings()

    def _subject(self, data: Any) -> Any:
        machines = [m for m in all_machines() for _n in range(WEIGHTS.get(m.name, 1))]
        machine = data.draw(st.sampled_from(machines), "machine")
        rows = list(machine.model._default_manager.order_by("pk")) or list(
            get_machine("contract").model._default_manager.order_by("pk")
        )
        return data.draw(st.sampled_from(rows), "subject")

    def _worth(self, subject: Any, transition: Any) -> bool:
        """Verbs that lead nowhere are tried twice in a state, not for ever: a run is to get on."""
        again = self.tried[subject.MACHINE, subject.pk, subject.state, transition.verb]
        return transition.target != SAME or again < 2

    def _able(self, subject: Any, verb: str) -> list[str]:
        """Return who has the right; the others' refusals are tried by the first rule."""
        known = access.has_rule(type(subject), verb)
        return [who for who in PEOPLE[:-1] if known and access.can(self.world.actor(who), verb, subject)] or ["clock"]

    def _record(self, subject: Any, verb: str, recorder: str, days: int) -> Any:
        facts = typed(plausible(subject, verb))
        return self._guarded(
            lambda: law.record(
                subject=subject, verb=verb, actor=self.world.actor(recorder), data=facts,
                decision_number="8産振第77号", deciding_post="知事", fact_on=clock.today() - timedelta(days=days),
            ),
            recorder,
            verb,
        )  # fmt: skip

    def _try(self, subject: Any, verb: str, who: str, facts: dict, *, absurd: bool) -> Any:
        actor = self.world.actor(who)
        note(f"{who}: {verb} on {subject.MACHINE}/{subject.pk} ({subject.state}) with {facts}")
        done = self._guarded(lambda: apply(verb, subject, actor=actor, **facts), who, verb, absurd=absurd)
        if done is Warned:
            done = self._guarded(
                lambda: apply(verb, subject, actor=actor, override=_because(), **facts), who, verb, absurd=absurd
            )
        if done and done is not Warned:
            self._note(subject, verb, done)
            return done
        return None

    def _guarded(self, attempt: Any, who: str, verb: str, *, absurd: bool = False) -> Any:
        """Do it; when it is refused, nothing may have changed. Returns what was done, None, or ``Warned``."""
        watch = invariants.Watch()
        try:
            # Not in a transaction of its own: whoever refuses has to take back by himself what he wrote.
            with connection.execute_wrapper(watch):
                done = attempt()
        except Refused as refusal:
            REFUSED[refusal.code] += 1
            done = Warned if isinstance(refusal, Warned) else None
        except Exception as error:  # absurd facts may break an effect: then, too, nothing may have changed
            REFUSED[type(error).__name__] += 1
            if not absurd:
                BROKEN[f"{verb} by {who}: {error!r}"] += 1
            done = None
        if done in (None, Warned):
            left = watch.differences()
            assert left == [], f"refused, yet changed: {who}: {verb}: {left}"
            return done
        assert who not in POWERLESS, f"{who} did {verb}"
        return done

    def _note(self, subject: Any, verb: str, done: Any) -> None:
        DONE[subject.MACHINE, verb] += 1
        if done.state != subject.state:
            REACHED[subject.MACHINE, done.state] += 1
            event(f"{subject.MACHINE} reached {done.state}")
        if done.MACHINE == "contract" and done.state == "signed" != subject.state:
            invariants.signed_while_certified(done)


def _because() -> Override:
    return Override(authority="局長", reason="急ぎのため")


def _road_first(machine: Any, subject: Any, verbs: list[str]) -> list[str]:
    """Let verbs that lead along the main road come up twice as often."""
    road = [str(state) for state in machine.road]
    later = set(road[road.index(subject.state) + 1 :]) if subject.state in road else set()
    onward = [
        verb for verb in verbs if callable(machine.transition(verb).target) or machine.transition(verb).target in later
    ]
    return onward * 3 + verbs
