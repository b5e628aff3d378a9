"""Random lives of the platform: the database's rules, the law, the ledger and everybody's limits hold throughout."""

import os

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from colab.core.lifecycle import all_machines
from colab.core.lifecycle.refusals import NotAllowed
from colab.demo.builders.people import make_unit

from . import lives
from .world import build

pytestmark = pytest.mark.django_db
LONG = int(os.environ.get("LIVES", "90"))
"""How many long lives; each takes some seconds."""
CALM = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]


def live(examples, steps):
    """Run so many histories of so many steps; return the counters of what happened."""
    world = build()
    for counter in (lives.REACHED, lives.DONE, lives.REFUSED, lives.BROKEN):
        counter.clear()
    made = type("Lives", (lives.Lives,), {"world": world})
    run_state_machine_as_test(
        made, settings=settings(max_examples=examples, stateful_step_count=steps, suppress_health_check=CALM)
    )
    return lives.REACHED, lives.DONE, lives.REFUSED


def test_a_refusal_that_leaves_something_behind_is_found():
    def leaves_a_unit():
        make_unit()
        raise NotAllowed

    with pytest.raises(AssertionError, match="refused, yet changed.*organisations_body"):
        lives.Lives._guarded(None, leaves_a_unit, "team", "nothing")


def test_short_lives():
    reached, done, refused = live(examples=8, steps=25)
    deep = {("certification", "certified"), ("contract", "signed"), ("contract", "closed")}
    assert deep <= set(reached), f"the runs stayed shallow: {sorted(reached)}"
    assert len(done) > 20 and refused["not_allowed"] and refused["wrong_state"], refused


@pytest.mark.slow
def test_long_lives():
    reached, done, refused = live(examples=LONG, steps=60)
    assert len({machine for machine, _state in reached}) >= len(all_machines()) - 1
    assert len(reached) > 60 and len(done) > 90 and any(code.startswith("guard:") for code in refused)
