"""Many small questions asked in one, and the same question asked again without writing its SQL again."""

import pytest

from colab.core import clock, probe
from colab.core.organisations.models import Unit, User
from colab.demo.builders import people

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_kept(monkeypatch):
    monkeypatch.setattr(probe, "_kept", {})


def units():
    return Unit.objects.filter(name__startswith="見本")


def test_the_answer_is_new_though_the_words_of_the_question_are_kept(django_assert_num_queries):
    asked = []

    def ask():
        asked.append(1)
        return units()

    for n in range(3):
        people.make_unit(name=f"見本{n}")
        people.make_user()
        with django_assert_num_queries(1):
            found = probe.how_many("key", [ask, User.objects.none, User.objects.all])
        assert found == [n + 1, 0, User.objects.count()]
    assert len(asked) == 1


def test_what_holds_a_moment_or_asks_the_database_is_written_each_time():
    def with_a_moment():
        return User.objects.filter(created_at__lte=clock.now(), name="見本")

    def with_a_question():
        return User.objects.filter(pk__in=list(User.objects.filter(name="見本").values_list("pk", flat=True)))

    asks = [units, with_a_moment, with_a_question]
    before = probe.how_many("key", asks)
    people.make_user(name="見本")
    people.make_unit(name="見本")
    assert probe.how_many("key", asks) == [n + 1 for n in before] == [ask().count() for ask in asks]
    assert [question is None for question in probe._kept["key"]] == [False, True, True]


@pytest.mark.parametrize("narrow", ["distinct", "joined", "sliced"])
def test_it_counts_as_django_counts(narrow):
    for n in range(3):
        people.make_unit(name=f"見本{n}")
    rows = {
        "distinct": units().distinct(),
        "joined": units().filter(body__units__name__startswith="見本").distinct(),
        "sliced": units().order_by("name")[:2],
    }[narrow]
    assert probe.how_many(narrow, [lambda: rows]) == [rows.count()]


def test_nothing_asked_costs_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert probe.how_many("nothing", []) == []


def test_the_kept_questions_are_bounded(monkeypatch):
    monkeypatch.setattr(probe, "MOST", 3)
    for n in range(5):
        probe.how_many(n, [units])
    assert len(probe._kept) <= 3
