"""The harness punishes what it says it punishes."""

import socket
import warnings

import pytest
from django.db import connection
from django.template import Context, Origin, Template

from colab.core.organisations.models import User
from tests.harness.network import OutboundConnection
from tests.harness.querysets import UnorderedSlice
from tests.harness.templates import UndefinedVariable


def render(source, settings, **context):
    origin = Origin(str(settings.BASE_DIR / "templates" / "ui" / "made_up.html"), "ui/made_up.html")
    return Template(source, origin=origin).render(Context(context))


@pytest.mark.parametrize(
    "source", ["{{ missing }}", "{{ there.missing }}", "{{ missing|upper }}", "{% for x in missing %}{% endfor %}"]
)
def test_undefined_variables_fail(source, settings):
    with pytest.raises(UndefinedVariable):
        render(source, settings, there="x")


@pytest.mark.parametrize(
    "source", ["{% if missing %}{% endif %}", '{{ missing|default:"" }}', "{{ nothing|default_if_none:'' }}"]
)
def test_variables_that_may_be_missing_pass(source, settings):
    assert render(source, settings, nothing=None) == ""


def test_other_machines_are_out_of_reach():
    with pytest.raises(OutboundConnection):
        socket.create_connection(("192.0.2.1", 80), timeout=1)
    with pytest.raises(OutboundConnection):
        socket.create_connection(("colab.example", 80), timeout=1)


def test_warnings_are_errors():
    with pytest.raises(DeprecationWarning):
        warnings.warn("old", DeprecationWarning, stacklevel=1)


def test_slices_need_an_order(db):
    for number in range(12):
        User.objects.create_user(email=f"p{number}@colab.example")
    with pytest.raises(UnorderedSlice):
        list(User.objects.all().order_by()[:3])
    assert len(User.objects.order_by("pk")[:3]) == 3


def test_unordered_rows_are_shuffled(db):
    made = [User.objects.create_user(email=f"p{number}@colab.example").pk for number in range(12)]
    keys = [user.pk for user in User.objects.all().order_by()]
    assert sorted(keys) == made
    assert keys != made


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", [1, 2])
def test_transactional_tests_start_from_the_template(turn):
    assert not User.objects.filter(email="left@colab.example").exists()
    User.objects.create_user(email="left@colab.example")
    assert connection.in_atomic_block is False


def test_browsing_as_somebody(client_for, as_user):
    user = User.objects.create_user(email="somebody@colab.example")
    assert client_for(user).session["_auth_user_id"] == str(user.pk)
    assert as_user(user).session["_auth_user_id"] == str(user.pk)


@pytest.mark.xdist_group("together")
def test_several_workers_are_told_what_belongs_together(request):
    """The worker that hands out tests reads the group in the name, and nowhere else."""
    assert request.node.nodeid.endswith("@together") == getattr(request.config.option, "loadgroup", False)
