"""Every model with a rule: its list, its single rows and its page never differ about who may see what."""

import json

import pytest
from django.test import Client
from django.urls import reverse

from challenges.calls.models import LateEntry
from challenges.matching.models import Dismissal, PitchInvitation
from colab.core import access
from colab.core.access import ANONYMOUS, Actor, rules
from colab.core.lifecycle import all_machines
from colab.core.notices.models import Mailing, Notice
from colab.core.organisations.models import User
from colab.core.payments.models import Fee, PaymentPolicy
from colab.core.readings.models import PersonalRead
from colab.core.satisfaction.models import Answer
from pilots.certification.models import ExpertAppointment, IssuerKey
from pilots.reuse.models import Inquiry, Interest, JointPurchase, ReceivedPackage
from pilots.sponsorship.models import SponsorOffer
from pitches.decisions.models import Decision, DecisionLine, ReleasedComment
from pitches.judging.models import (
    Assignment,
    AssignmentRun,
    ConflictDeclaration,
    Expertise,
    Mark,
    PaperEntry,
    Pseudonym,
    RedactedCopy,
    Relation,
    Sheet,
)
from pitches.live.models import Ballot, Stage, VoteCode
from pitches.submissions.models import Correction, PitchFile, PitchRevision, Submission
from tests.budgets.pages import lists

from . import rows, world

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"

PAGES = {
    Notice: ("notices:open", lambda row: [row.key]),
    Mailing: ("notices:mailing", lambda row: [row.key]),
    Inquiry: ("reuse:inquiry", lambda row: [row.key]),
    JointPurchase: ("reuse:joint_detail", lambda row: [row.key]),
    ReceivedPackage: ("reuse:received", lambda row: [row.key]),
    Submission: ("submissions:receipt", lambda row: [row.pitch.key, row.number]),
    User: ("organisations:account_person", lambda row: [row.pk]),
}
"""Model -> its own page, which answers exactly those whom the rule lets see the row."""

NO_PAGE = {
    Assignment: "a judge's sheet, open while the phase lets it: tests/pitches/judging/test_conflicts.py",
    AssignmentRun: "on the round's page of assignment",
    Answer: "told as a share only",
    Ballot: "counted only",
    ConflictDeclaration: "on the round's page of assignment",
    Correction: "on the pitch's page",
    Dismissal: "on the challenge's page of solutions that may fit, and on the office's of matching",
    Decision: "in the panel room and on the challenge's page",
    DecisionLine: "in the panel room and on the pitch's page",
    Expertise: "on the round's page of expertise",
    ExpertAppointment: "on the certification's page",
    Fee: "on the office's page of payments",
    Interest: "on the page of wishes, and answered there",
    IssuerKey: "public as a document of its body",
    LateEntry: "on the call's page",
    Mark: "on the sheet",
    PaperEntry: "on the round's page of paper sheets",
    PaymentPolicy: "on the office's page of payments",
    PitchInvitation: "on the challenge's page of solutions that may fit; the public reads their number",
    PitchFile: "as the file itself: test_visibility.py",
    PitchRevision: "on the pitch's page of versions",
    Pseudonym: "on the round's page of blind judging",
    RedactedCopy: "in the judge's form instead of the pitch",
    Relation: "on the round's page of assignment",
    ReleasedComment: "on the pitch's page",
    Sheet: "in the judge's form and the panel room",
    SponsorOffer: "on the office's page of what is offered",
    Stage: "on the desk and the screen of its event",
    VoteCode: "on the event's sheet of codes",
    PersonalRead: "a line of the list of who read personal data",
}
"""Model -> where its rows are shown, as parts of something whose own page and rule are tested."""

PUBLIC = {IssuerKey, Decision, DecisionLine, Stage}
"""Models of which some rows are everybody's."""


@pytest.fixture(scope="module")
def machines():
    return {machine.model for machine in all_machines()}


@pytest.fixture
def whole():
    """Return the world with a row of every model, a neighbour from another body and a stranger."""
    made = world.build()
    world.add_neighbours(made)
    rows.complete(made)
    return made


def everybody(made):
    yield "anonymous", ANONYMOUS, Client()
    for name, user in made.people.items():
        browser = Client()
        browser.force_login(user, backend=BACKEND)
        yield name, Actor.of(user), browser


def test_every_model_with_a_rule_has_rows_is_shown_somewhere_and_is_no_strangers_business(whole, machines):
    ruled = {model for model, _verb in rules._rules}
    assert [model.__name__ for model in ruled if not model._default_manager.exists()] == []
    assert ruled - machines == PAGES.keys() | NO_PAGE.keys()
    assert not PAGES.keys() & NO_PAGE.keys()
    outside = ANONYMOUS, Actor.of(whole.people["stranger"])
    for model in ruled - machines - PUBLIC:
        for actor in outside:
            assert not access.visible_to(actor, model._default_manager.order_by("pk")).exists(), model.__name__


def test_lists_and_single_rows_agree_for_every_model_verb_and_person(whole):
    different, seen = [], 0
    for name, actor, _browser in everybody(whole):
        for model, verb in rules._rules:
            every = model._default_manager.order_by("pk")
            listed = list(access.visible_to(actor, every, verb).values_list("pk", flat=True))
            single = [row.pk for row in every if access.can(actor, verb, row)]
            seen += len(listed)
            if listed != single:
                different.append(f"{name}: {verb} {model.__name__}: {listed} but {single}")
    assert different == [] and seen > 1000


def test_a_page_answers_exactly_those_who_may_see_its_row(whole):
    different, answered = [], 0
    for name, actor, browser in everybody(whole):
        for model, (address, arguments) in PAGES.items():
            for row in model._default_manager.order_by("pk")[:6]:
                may = access.can(actor, "view", row)
                status = browser.get(reverse(address, args=arguments(row))).status_code
                answered += status == 200
                if status != (302 if actor.is_anonymous else 200 if may else 404):
                    different.append(f"{name}: {model.__name__} {row.pk}: {status}, may see: {may}")
    assert different == [] and answered > 20


def test_the_file_of_a_list_holds_the_rows_of_the_list(whole):
    different, files = [], 0
    for name, _actor, browser in everybody(whole):
        for page in lists():
            answer = browser.get(page.url())
            shown = answer.context.get("page") if answer.status_code == 200 and answer.context else None
            if not hasattr(shown, "paginator"):
                continue
            file = browser.get(page.url() + "?format=json")
            if not file.headers["Content-Type"].startswith("application/json"):
                continue
            rows, files = len(json.loads(file.getvalue())["rows"]), files + 1
            if rows != shown.paginator.count:
                different.append(f"{name}: {page.name}: {shown.paginator.count} rows, {rows} in the file")
    assert different == [] and files > 100
