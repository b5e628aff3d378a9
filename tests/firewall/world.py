"""A world in which every private field holds a canary: a round being judged, an open call, their people."""

import io
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.core.files.images import ImageFile
from PIL import Image

from challenges.questions.actions.ask import ask
from colab.core import outbox
from colab.core.content.models import ContentImage, Rendition
from colab.core.lifecycle import apply
from colab.core.notices.actions.mailing import save_draft
from colab.core.notices.actions.subscribe import subscribe
from colab.core.notices.actions.talk import post_message
from colab.core.notices.enums import NoticeState
from colab.core.notices.models import Mailing, Notice
from colab.core.organisations.actions.invite import invite
from colab.core.organisations.models import Organisation, User
from colab.demo.builders import challenges, judging, people, submissions
from pitches.rounds.models import Round
from pitches.submissions.content import WORD_FIELDS
from pitches.submissions.models import Pitch

from . import judged
from .canaries import Book

OFFICE = {"office", "office_admin"}
ACCOUNTS = OFFICE | {"other_office"}
"""The offices of the body, of whatever programme: they let its people back into their accounts."""
WARD = {"ward_admin", "ward_finance", "ward_certifier"}
"""A second body has the posts that reach furthest: its office's administrator, finance, its certifying officer."""
SHARED = ACCOUNTS | {"ward_admin"}
"""Teams, judges and experts belong to no body: every office lets them in again."""
OFFICIALS = OFFICE | {"section", "head", "auditor"}
STAFF = OFFICIALS | WARD | {"other_office", "neighbour", "certifier", "finance"}
"""People in public bodies: they read the register of organisations."""
JUDGES = {"judge1", "judge2", "judge3"}
EVERYBODY = STAFF | JUDGES | {"anonymous", "stranger", "team1", "team2", "team3", "rival"}
TEXTS = [
    name
    for name in WORD_FIELDS
    if Pitch._meta.get_field(name).get_internal_type() in ("TextField", "CharField")
    and not Pitch._meta.get_field(name).choices
]


@dataclass
class World:
    """The people by role, the canaries, and the rows that are asked for."""

    book: Book = field(default_factory=Book)
    people: dict[str, User] = field(default_factory=dict)
    organisations: dict[str, Organisation] = field(default_factory=dict)
    rows: dict[str, Any] = field(default_factory=dict)
    round: Round | None = None
    letter: Mailing | None = None
    rendition: Rendition | None = None
    everybody: set[str] = field(default_factory=lambda: set(EVERYBODY))

    def team_of(self, pitch: Pitch) -> str:
        """Return the role of the people who pitch."""
        return next(team for team, each in self.organisations.items() if each.pk == pitch.organisation_id)

    def subjects(self) -> list:
        """Return the rows with a page in the workspaces."""
        judged_pitches = self.round.challenge.pitches.order_by("pk")
        return [*self.rows.values(), self.round, self.round.challenge, *self.organisations.values(), *judged_pitches]

    def team_of_key(self, key: str) -> str:
        """Return the same for the key of a pitch."""
        return self.team_of(Pitch.objects.get(key=key))


def build() -> World:
    """Return the world while the judges are marking."""
    world = World()
    add_people(world)
    _judged(world)
    _answered(world)
    _drafts(world)
    _letter(world)
    _picture(world)
    outbox.drain()
    send_back()
    return world


def add_people(world: World) -> None:
    """Teams know their own people; the office may read accounts; a judge's address is for judge and office.

    Addresses of people with posts are for the offices of their body, and for themselves.
    """
    unit, programme = people.make_unit(), people.make_programme()
    ward = people.make_unit(people.make_body("港区", name_en="Minato", kind="ward", lg_code="131032"), "産業振興課")
    other = people.make_programme(code="other", name="別の事業", office=people.make_unit(name="別の事務局"))
    places = {
        "section": (unit, None),
        "head": (unit, None),
        "office": (None, programme),
        "office_admin": (None, programme),
        "other_office": (None, other),
        "neighbour": (ward, None),
        "certifier": (people.make_unit(name="産業振興課"), None),
        "finance": (people.make_unit(name="会計課"), None),
        "auditor": (people.make_unit(name="監査事務局"), None),
    }
    for role, (place, programme_) in places.items():
        post = "office" if role == "other_office" else "section" if role == "neighbour" else role
        offices = {"ward_admin"} if role == "neighbour" else ACCOUNTS
        address = world.book.plant(f"address of {role}", offices | {role})
        world.people[role] = people.make_officer(post, place, programme=programme_, email=f"{address}@example.invalid")
    _second_body(world, ward)
    world.people["stranger"] = people.make_user()
    for team in ("team1", "team2", "team3", "rival"):
        _organisation(world, team)


def send_back() -> None:
    """No mail has arrived, so that every office has what it must look after.

    Subscribers are forgotten then.
    """
    sent = Notice.objects.filter(state=NoticeState.SENT).exclude(kind="notices.confirm_subscription")
    sent.update(state=NoticeState.BOUNCED)


def _second_body(world: World, unit: Any) -> None:
    """The administrator of the ward's office works in it as well, so that no door is shut for want of a role."""
    programme = people.make_programme(unit.body, "ward", name="区の事業")
    admin = people.make_officer("office_admin", programme=programme)
    world.people["ward_admin"] = people.hold(admin, "office", programme=programme)
    for role in ("finance", "certifier"):
        world.people[f"ward_{role}"] = people.make_officer(role, unit)


def _organisation(world: World, team: str) -> None:
    plant = world.book.plant
    seen = OFFICIALS | SHARED | {team}
    user = people.make_user(f"{plant(f'address of a person of {team}', seen)}@example.invalid")
    user.name = plant(f"name of a person of {team}", seen)
    user.save()
    inside = STAFF | {team}
    company = people.make_company(owner=user)
    for name in ("contact_name", "contact_phone", "representative", "address", "activity_history"):
        setattr(company, name, plant(f"{name} of {team}", inside))
    company.contact_email = f"{plant(f'contact address of {team}', inside)}@example.invalid"
    company.save()
    invited = plant(f"address invited by {team}", {team})
    invite(actor=people.as_actor(user), organisation=company, email=f"{invited}@example.invalid", role="member")
    world.people[team], world.organisations[team] = user, company


def _words(world: World, what: str, readers: set[str], public: set[str] = frozenset()) -> dict:
    """Return a canary for every text of a pitch; ``public``: who may read title and summary in the end."""
    made = {}
    for name in TEXTS:
        shown = readers | public if name in ("title", "summary", "title_en", "summary_en") else readers
        made[name] = world.book.plant(f"{name} of {what}", readers, readers, shown)
    return made


def _judged(world: World) -> None:
    """A blind round up to the recorded decision; team1 is adopted, the others are not, and wish not to be named."""
    entries = []
    for number, team in enumerate(("team1", "team2", "team3"), start=1):
        readers = OFFICIALS | {team} | (JUDGES - ({"judge1"} if number == 1 else set()))
        words = _words(world, f"the pitch of {team}", readers, EVERYBODY if number == 3 else set())
        entries.append({"organisation": world.organisations[team], "words": words, "title": words["title"]})
    round_ = judging.round_with_panel(
        challenge=judging.judged_challenge(entries=entries), judges=3, blind=True, judges_per_pitch=2
    )
    world.round = round_
    members = list(round_.panel.order_by("pk").select_related("user"))
    judged.seat(world, members)
    judged.mark(world, members)


def _answered(world: World) -> None:
    """An open call: a draft, a pitch handed in with its talk and its thread, a question, a late entry, a subscriber."""
    plant, rival = world.book.plant, people.as_actor(world.people["rival"])
    challenge = challenges.open_challenge()
    office = people.as_actor(world.people["office"])
    drafted = _words(world, "a draft of the rival", {"rival"})
    draft = submissions.draft_pitch(
        challenge=challenge, organisation=world.organisations["rival"], words=drafted, title=drafted["title"]
    )
    _name_file(world, draft, "a draft of the rival", {"rival"})
    seen = OFFICIALS | {"team1"}
    handed_words = _words(world, "a pitch handed in by team1", seen)
    handed = submissions.draft_pitch(
        challenge=challenge, organisation=world.organisations["team1"], words=handed_words, title=handed_words["title"]
    )
    _name_file(world, handed, "a pitch handed in by team1", seen)
    handed = apply("submit", handed, actor=submissions.team_of(handed), **submissions.DECLARED)
    talked = plant("a message to the office", seen)
    post_message(handed, actor=submissions.team_of(handed), body=f"{talked}です。")
    answered = plant("a message to the team", seen)
    post_message(handed, actor=office, body=f"{answered}です。")
    asked = ask(challenge, actor=rival, body=plant("a question not yet answered", OFFICIALS | {"rival"}))
    why = plant("why team2 may hand in late", OFFICE | {"auditor", "team2"})
    until = challenge.call.closes_at + timedelta(days=2)
    apply(
        "allow_late", challenge.call, actor=office, organisation=world.organisations["team2"], until=until, reason=why
    )
    subscribe(f"{plant('address of a subscriber', set())}@example.invalid", ["challenges"], "ja")
    world.rows |= {"open": challenge, "draft": draft, "handed": handed, "question": asked, "call": challenge.call}


def _drafts(world: World) -> None:
    """A challenge the section is writing, and a call the office has given no dates."""
    title = world.book.plant("a challenge not yet handed in", OFFICIALS)
    world.rows["unfinished"] = challenges.draft_challenge(title=title)
    title = world.book.plant("a call without dates", OFFICE | {"auditor"})
    world.rows["unopened"] = challenges.make_call(title=title, scheduled=False)


def _letter(world: World) -> None:
    """A letter the office has written and not sent."""
    words = world.book.plant("a letter not yet sent", OFFICE | {"auditor"})
    letter = Mailing(programme=world.round.challenge.programme, audience="pitch_teams", title=words, body=words)
    world.letter = save_draft(letter, actor=people.as_actor(world.people["office"]), params={})


def _picture(world: World) -> None:
    """A picture editors have uploaded and shown nowhere."""
    drawn = io.BytesIO()
    Image.new("RGB", (64, 48)).save(drawn, "PNG")
    one, other = (ImageFile(io.BytesIO(drawn.getvalue()), name="plan.png") for _n in range(2))
    image = ContentImage.objects.create(title="計画", description="計画図", file=one)
    size = {"width": 64, "height": 48}
    world.rendition = Rendition.objects.create(image=image, filter_spec="width-64", file=other, **size)


def _name_file(world: World, pitch: Pitch, what: str, seen: set[str]) -> None:
    stored = pitch.pitch_files.get().file
    stored.name = f"{world.book.plant(f'file name of {what}', seen)}.pdf"
    stored.save(update_fields=["name"])


def decide(world: World) -> None:
    """Record the panel's decision."""
    judged.decide(world)


def publish(world: World) -> None:
    """Publish the results."""
    apply("publish", world.round, actor=judging.round_office(world.round.challenge))
    world.round.refresh_from_db()
