"""A row's page and its file answer exactly those who find it in a list (test_models.py: lists and single rows)."""

import pytest
from django.test import Client
from django.urls import NoReverseMatch, reverse

from colab.core import access
from colab.core.access import ANONYMOUS, Actor
from colab.core.files.models import StoredFile
from colab.core.files.purposes import rule_of
from colab.core.lifecycle import all_machines, load
from pilots.certification.enums import PUBLIC
from tests.budgets.pages import lists
from tests.firewall.reading import everything

from .world import add_neighbours, build

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
WORKSPACES = ("work/",)


@pytest.fixture
def world():
    """Return the world with somebody of another body in it, who has nothing to do with any of it."""
    made = build()
    add_neighbours(made)
    return made


def everybody(world):
    """Yield (name, actor, browser)."""
    yield "anonymous", ANONYMOUS, Client()
    for name, user in world.people.items():
        browser = Client()
        browser.force_login(user, backend=BACKEND)
        yield name, Actor.of(user), browser


def one_of_each_state(machine):
    """Return one row for each state that occurs."""
    return list({row.state: row for row in machine.model._default_manager.order_by("pk")}.values())


def test_a_page_answers_exactly_those_who_see_the_row_in_a_list(world):
    different, answered = [], 0
    for name, actor, browser in everybody(world):
        for machine in all_machines():
            for row in one_of_each_state(machine):
                status = browser.get(reverse("work:subject", args=[machine.name, row.key])).status_code
                wanted = 302 if actor.is_anonymous else 200 if access.can(actor, "view", row) else 404
                answered += status == 200
                if status != wanted:
                    different.append(f"{name}: {machine.name} {row.state}: {status}, not {wanted}")
    assert different == []
    assert answered > 60


def test_a_file_answers_exactly_those_whom_the_rule_of_its_subject_lets(world):
    files = list(StoredFile.objects.order_by("pk"))
    assert files
    different = []
    for name, actor, browser in everybody(world):
        for stored in files:
            subject = load(stored.machine, stored.subject_key)
            auditor = actor.grants.is_auditor and access.can(actor, "view", subject)
            may = stored.public or auditor or access.can(actor, rule_of(stored.purpose), subject)
            status = browser.get(f"/files/{stored.key}/").status_code
            if (status != 404) != may:
                different.append(f"{name}: {stored.purpose} of {stored.machine}: {status}")
    assert different == []


def test_auditors_see_every_row_but_private_ones_and_may_change_none(world):
    auditor = world.actor("auditor")
    for machine in all_machines():
        rows = machine.model._default_manager.order_by("pk")
        seen = set(access.visible_to(auditor, rows))
        private = machine.model in access.rules._private
        assert private or seen == set(rows), machine.name
        for verb in machine.by_verb:
            if access.has_rule(machine.model, verb):
                assert not access.visible_to(auditor, rows, verb).exists(), f"{machine.name}.{verb}"


def test_public_lists_lead_to_nothing_that_is_not_public(world):
    """Nobody's draft stands on a page that everybody may open: no address with its key, no title of its own."""
    browser, leaks = Client(), []
    hidden = {}
    for machine in all_machines():
        rows = machine.model._default_manager.order_by("pk")
        for row in rows.exclude(pk__in=access.visible_to(ANONYMOUS, rows).values("pk")):
            if not _is_published(machine.name, row):
                hidden[row.key] = f"{machine.name} {row.state}"
    for page in lists():
        if page.route.startswith(WORKSPACES):
            continue
        response = browser.get(page.url())
        if response.status_code != 200:
            continue
        text = everything(response)
        leaks += [f"{page.name} names {what}" for key, what in hidden.items() if key in text]
    assert hidden and leaks == []


def test_public_details_of_what_is_not_public_are_absent(world):
    browser, found = Client(), []
    details = {"challenge": "challenges:detail", "pilot": "trials:detail", "event": "events:detail",
               "certification": "certification:detail", "contract": "procurement:detail", "civic": "civic:detail",
               "solution": "organisations:solution_detail"}  # fmt: skip
    for machine in all_machines():
        rows = machine.model._default_manager.order_by("pk")
        public = set(access.visible_to(ANONYMOUS, rows).values_list("pk", flat=True))
        for row in rows:
            if machine.name not in details or row.pk in public or _is_published(machine.name, row):
                continue
            for slug in filter(None, {row.key, row.code, (row.code or "").lower()}):
                try:
                    url = reverse(details[machine.name], args=[slug])
                except NoReverseMatch:
                    continue
                if browser.get(url).status_code != 404:
                    found.append(f"{machine.name} {row.state} at {url}")
    assert found == []


def _is_published(machine, row):
    """Purchases are public through their publications, certifications once they are given: rules of their own."""
    if machine == "certification":
        return row.state in PUBLIC
    return machine == "contract" and row.notices.exists()
