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
        return [units(), User.objects.none(), User.objects.all()]

    for n in range(3):
        people.make_unit(name=f"見本{n}")
        people.make_user()
        with django_assert_num_queries(1):
            found = probe.how_many_again("key", ask)
        assert (
            found
            == [n + 1, 0, User.objects.count()]
            == probe.how_many([units(), User.objects.none(), User.objects.all()])
        )
    assert len(asked) == 1


def test_what_holds_a_moment_or_asks_the_database_is_written_each_time():
    def with_a_moment():
        return [User.objects.filter(created_at__lte=clock.now(), name="見本")]

    def with_a_question():
        return [User.objects.filter(pk__in=list(User.objects.filter(name="見本").values_list("pk", flat=True)))]

    for ask in (with_a_moment, with_a_question):
        before = probe.how_many_again(ask, ask)
        people.make_user(name="見本")
        assert probe.how_many_again(ask, ask) == [before[0] + 1] == probe.how_many(ask())
    assert not probe._kept
    assert probe.how_many_again("nothing", list) == probe.how_many([]) == []


def test_the_kept_questions_are_bounded(monkeypatch):
    monkeypatch.setattr(probe, "MOST", 3)
    for n in range(5):
        probe.how_many_again(n, lambda: [units()])
    assert len(probe._kept) <= 3
