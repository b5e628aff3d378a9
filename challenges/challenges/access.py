"""Who sees and moves challenges."""

from django.db.models import Q

from challenges.challenges.enums import ChallengeState
from challenges.challenges.models import Challenge
from colab.core import access
from colab.core.access import Actor

S = ChallengeState


def own(actor: Actor) -> Q:
    """The challenges of the sections in which the person is officer or head."""
    return Q(unit__in=actor.grants.units("section", "head"))


def office(actor: Actor) -> Q:
    """The challenges of the programmes whose office the person works for."""
    return Q(programme__in=actor.grants.programmes("office", "office_admin"))


@access.rule(Challenge, "view")
def view(actor: Actor) -> Q:
    """What was opened is public for good; before that sections, the office, and officers of the body."""
    public = Q(published_at__isnull=False)
    if actor.is_anonymous or not actor.grants.is_staff:
        return public
    units = actor.grants.units("section", "head")
    joint = Q(pk__in=Challenge.joint_units.through.objects.filter(unit__in=units).values("challenge_id"))
    body = Q(unit__body__in=actor.grants.bodies("certifier", "finance"), state=S.SCHEDULED)
    return public | own(actor) | office(actor) | joint | body


@access.rule(Challenge, "save")
def save(actor: Actor) -> Q:
    """The section while it writes; the office while it checks."""
    return (own(actor) & Q(state=S.DRAFT)) | (office(actor) & Q(state__in=(S.IN_REVIEW, S.APPROVED)))


@access.rule(Challenge, "submit")
def submit(actor: Actor) -> Q:
    """The section."""
    return own(actor)


@access.rule(Challenge, "return")
def return_(actor: Actor) -> Q:
    """The office from its check; the head instead of approving."""
    return office(actor) | Q(unit__in=actor.grants.units("head"), state=S.APPROVED)


@access.rule(Challenge, "check", "assign", "archive")
def by_office(actor: Actor) -> Q:
    """The office of the programme."""
    return office(actor)


@access.rule(Challenge, "approve")
def approve(actor: Actor) -> Q:
    """The head of the section: a public notice of a public body needs its approval."""
    return Q(unit__in=actor.grants.units("head"))


@access.rule(
    Challenge,
    "screen", "to_event", "adopt", "adopt_none", "revoke_result", "start_pilot", "evaluate", "to_procurement",
    "end", "withdraw", "correct", "record", "read_files", "thread", "brief",
)  # fmt: skip
def section_or_office(actor: Actor) -> Q:
    """The section with the office beside it."""
    return own(actor) | office(actor)
