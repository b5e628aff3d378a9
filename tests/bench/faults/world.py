"""Who and what is there before anybody acts; made by the builders, one transaction after the other."""

from dataclasses import dataclass, field

PASSWORD = "一つだけの合言葉-4711"
TEAMS, CHALLENGES, OFFICERS = 36, 6, 3


@dataclass
class World:
    """Keys and addresses, nothing of the ORM: the database will come and go."""

    teams: list[dict] = field(default_factory=list)
    """email, organisation (key), challenge (key), slug"""
    judges: list[dict] = field(default_factory=list)
    """email, round (key), pitches (keys)"""
    officers: list[str] = field(default_factory=list)
    challenges: list[dict] = field(default_factory=list)
    event: str = ""
    entries: int = 0
    """Entries in the ledger before the first action."""


def build() -> World:
    """Fill the database."""
    from colab.core import outbox
    from colab.core.ledger.models import LedgerEntry

    world = World()
    with outbox.held():
        _people_and_challenges(world)
        _judging(world)
        _event(world)
    world.entries = LedgerEntry.objects.count()
    return world


def _people_and_challenges(world: World) -> None:
    from colab.demo.builders import challenges, people

    opened = [challenges.open_challenge() for _n in range(CHALLENGES)]
    programme = opened[0].programme
    for n in range(OFFICERS):
        person = people.hold(_person(f"office{n}@example.invalid"), "office", programme=programme)
        world.officers.append(person.email)
    world.challenges = [{"key": one.key, "slug": one.slug} for one in opened]
    for n in range(TEAMS):
        person = _person(f"team{n}@example.invalid")
        company = people.make_company(owner=person)
        at = opened[n % len(opened)]
        world.teams.append({"email": person.email, "organisation": company.pk, "challenge": at.key, "slug": at.slug})


def _judging(world: World) -> None:
    from colab.demo.builders import judging
    from pitches.judging.queries import own_seats
    from pitches.rounds.queries import active_members

    round_ = judging.scoring_round(pitches=6, judges=6)
    for member in active_members(round_).select_related("user"):
        _let_in(member.user)
        pitches = [seat.pitch.key for seat in own_seats(member).select_related("pitch")]
        world.judges.append({"email": member.user.email, "round": round_.key, "pitches": pitches})


def _event(world: World) -> None:
    from colab.demo.builders import events, payments

    event = events.announced_event(pitches=2, leave=0, capacity=None, days=60)
    payments.charging_programme(event.programme)
    payments.make_fee(event.programme)
    world.event = event.key


def _person(email: str):
    from colab.demo.builders import people

    return _let_in(people.make_user(email))


def _let_in(user):
    """Give the person a password and a proved address."""
    from allauth.account.models import EmailAddress

    user.password = _password()
    user.save(update_fields=["password"])
    proved = {"verified": True, "primary": True}
    EmailAddress.objects.update_or_create(user=user, email=user.email, defaults=proved)
    return user


def _password() -> str:
    """The same hash for all: making one takes half a second."""
    from django.contrib.auth.hashers import make_password

    if not _made:
        _made.append(make_password(PASSWORD))
    return _made[0]


_made: list[str] = []
