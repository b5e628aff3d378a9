"""What one device types, compared with what its page had shown: the last value stands, whatever it is."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from colab.demo.builders import judging as build
from pitches.judging.actions import Typed, devices, save_sheet
from pitches.judging.models import Mark, Sheet
from pitches.judging.queries import own_seats
from pitches.rounds.queries import active_members, newest_rubric

pytestmark = pytest.mark.django_db
VALUE = st.one_of(st.none(), st.integers(0, 10))


@pytest.fixture
def line(db):
    """Return one judge's seat at one pitch."""
    return own_seats(active_members(build.scoring_round(pitches=3, judges=3)).first()).first()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(values=st.lists(VALUE, min_size=1, max_size=5), touched=st.booleans())
def test_the_last_value_stands(line, values, touched):
    judge = build.judge_actor(line.judge)
    criteria = list(newest_rubric(line.round).criteria.order_by("order"))
    first = criteria[0]
    for value in values:
        sheet = Sheet.objects.filter(assignment=line).first()
        kept = devices.kept(sheet, criteria)
        # The script sends what was touched; a pressed button sends the whole sheet as it stands.
        others = {} if touched else {c.pk: None for c in criteria[1:]}
        save_sheet(
            actor=judge,
            assignment=line,
            typed=Typed(marks={first.pk: value, **others}, seen=devices.prints(kept)),
        )
        mark = Mark.objects.filter(sheet__assignment=line, criterion=first).first()
        assert (mark and mark.value) == value


@pytest.mark.parametrize(
    ("value", "text"), [(0, "0"), (None, ""), (False, ""), ("", ""), (10, "10"), ("a\r\nb ", "a\nb")]
)
def test_nought_is_a_mark_and_no_mark_is_none(value, text):
    assert devices.as_text(value) == text
