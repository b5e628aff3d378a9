"""What a person holds today, against the same asked of the models one by one."""

from datetime import timedelta

import pytest
from django.utils import translation

from colab.core import clock
from colab.core.organisations.grants import load_grants
from colab.core.organisations.models import Holding, Membership, Post, Unit
from colab.demo.builders.people import make_company, make_programme, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme():
    return make_programme()


@pytest.fixture
def chain(programme):
    """Units one below the other, six deep, each with a second one beside it."""
    units = [programme.office_unit]
    for depth in range(5):
        for side in "ab":
            unit = Unit.objects.create(body=programme.body, parent=units[-1], name=f"{depth}{side}", kind="section")
        units.append(unit)
    return units


def holds(user, unit, role="section", programme=None, since=0, until=None):
    """Have the person hold a post from so many days on until so many days from now."""
    post = Post.objects.create(unit=unit, role=role, programme=programme, name=f"{role}係", name_en=f"{role} desk")
    day = clock.today()
    last = None if until is None else day + timedelta(days=until)
    Holding.objects.create(post=post, user=user, since=day + timedelta(days=since), until=last)


def below(unit, depth=3):
    """Ask the models: the unit, and the units at most three levels below it."""
    children = Unit.objects.filter(parent=unit).order_by("pk") if depth else []
    return {unit.pk}.union(*(below(child, depth - 1) for child in children))


def test_a_post_reaches_three_levels_down_and_no_further(chain):
    user = make_user()
    holds(user, chain[0])
    grants = load_grants(user.pk)
    assert grants.units("section") == below(chain[0]) and len(grants.units("section")) == 1 + 2 + 2 + 2
    assert chain[3].pk in grants.units("section") and chain[4].pk not in grants.units("section")
    assert grants.bodies("section") == {chain[0].body_id} and not grants.programmes("section")


def test_posts_of_one_role_are_put_together_and_roles_kept_apart(chain, programme):
    user, other = make_user(), make_programme()
    holds(user, chain[4])
    holds(user, other.office_unit)
    holds(user, chain[1], role="office", programme=programme)
    grants = load_grants(user.pk)
    assert grants.units("section") == below(chain[4]) | below(other.office_unit)
    assert grants.units("office") == below(chain[1])
    assert grants.bodies("section") == {programme.body_id, other.body_id}
    assert grants.programmes("office") == {programme.pk} and grants.roles == ("office", "section")


@pytest.mark.parametrize(
    ("since", "until", "held"), [(0, 0, True), (-9, None, True), (1, None, False), (-9, -1, False), (-9, 9, True)]
)
def test_a_post_counts_from_its_first_day_to_its_last(chain, since, until, held):
    user = make_user()
    holds(user, chain[0], since=since, until=until)
    assert load_grants(user.pk).has("section") is held


def test_memberships_and_what_is_owned(chain):
    user = make_user()
    holds(user, chain[0])
    own, joined = make_company(owner=user), make_company()
    Membership.objects.create(organisation=joined, user=user, role=Membership.Role.MEMBER)
    grants = load_grants(user.pk)
    assert grants.organisations == {own.pk, joined.pk} and grants.owned_organisations == {own.pk}
    assert grants.is_staff and not load_grants(make_user().pk).is_staff


def test_titles_are_in_the_readers_language_one_for_each_holding(chain):
    user = make_user()
    holds(user, chain[0])
    holds(user, chain[5], role="head")
    with translation.override("ja"):
        unit, last = chain[0].label, chain[5].label
        assert load_grants(user.pk).post_titles == (f"{unit} section係", f"{last} head係")
    with translation.override("en"):
        assert load_grants(user.pk).post_titles[1] == f"{chain[5].label} head desk"


def test_it_is_one_question(chain, django_assert_num_queries):
    user = make_user()
    holds(user, chain[0])
    with django_assert_num_queries(1):
        load_grants(user.pk)
