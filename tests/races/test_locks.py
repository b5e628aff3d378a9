"""Each lock of the code in a race of its own: without the lock it goes wrong, with it it does not."""

import ast
import re
import threading

import pytest
from django.conf import settings
from django.db import connection

from colab.core.ledger.verify import verify_all

from . import test_races
from .cases import RACES

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.needs("postgresql")]
LOCKS = ("select_for_update", "take_turn")
ELSEWHERE = {
    "challenges/briefings/seats/booking.py::_locked": "test_the_last_seat_is_given_once",
    "colab/core/lifecycle/engine.py::_lock": "test_a_double_click_hands_in_once",
}
"""Locks whose race stands in test_races.py."""


@pytest.fixture
def meeting_before(meeting):
    """Return a function: gives the calls of a race back so that each waits for the other where the race says."""
    arrived = threading.Event()

    def through(call):
        def run():
            assert arrived.wait(20), "the first never came to where it waits"
            result = call()
            meeting()
            return result

        return run

    def wrap(pattern, call):
        def run():
            waited = []

            def watch(execute, sql, params, many, context):
                if not waited and re.match(pattern, sql):
                    waited.append(True)
                    arrived.set()
                    meeting()
                return execute(sql, params, many, context)

            with connection.execute_wrapper(watch):
                return call()

        return run

    def gated(race, calls):
        first, second = calls
        return [wrap(race.before, first), through(second) if race.passes else wrap(race.before, second)]

    return gated


@pytest.mark.parametrize("race", RACES, ids=lambda race: race.name)
def test_a_lock_keeps_two_apart(race, locked, at_once, meeting, meeting_before):
    calls, outcome, wanted = race.prepare()
    results = at_once(*meeting_before(race, calls))
    found = outcome(results) if locked or race.saved_by else _found(outcome, results)
    if race.place:
        assert bool(meeting.met) is not locked, "the race was not run" if not locked else "both were inside"
    assert (found == wanted) is (locked or bool(race.saved_by)), (found, results)
    assert verify_all().ok


def _found(outcome, results):
    """Return what came of a race without its lock; a row that is there twice, or not at all, is an answer as well."""
    try:
        return outcome(results)
    except (LookupError, ValueError, AssertionError) as fault:
        return fault


def places():
    """Return every place of the code that takes a lock, as ``path::function``."""
    found = set()
    for room in ("colab", "challenges", "pitches", "pilots"):
        for path in sorted((settings.BASE_DIR / room).rglob("*.py")):
            for function in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(function, ast.FunctionDef) and any(_locks(node) for node in ast.walk(function)):
                    found.add(f"{path.relative_to(settings.BASE_DIR)}::{function.name}")
    return found


def _locks(node):
    name = getattr(node, "func", None)
    return isinstance(node, ast.Call) and (getattr(name, "attr", None) or getattr(name, "id", None)) in LOCKS


def test_every_lock_has_its_race():
    tried = {race.place for race in RACES} - {""}
    assert places() == tried | set(ELSEWHERE)
    assert all(hasattr(test_races, name) for name in ELSEWHERE.values())
