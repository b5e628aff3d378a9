"""What follows from a pilot's verbs: the challenge moves along, and people are told."""

from colab.core import lifecycle
from colab.core.access import Actor
from colab.core.lifecycle import Move
from colab.core.notices import notify
from colab.core.organisations.queries import holders, members

FOLLOWS = {
    # pilot's verb: (challenge's state, challenge's verb)
    "start": ("adopted", "start_pilot"),
    "evaluate": ("piloting", "evaluate"),
    "to_certification": ("evaluated", "to_procurement"),
}


@lifecycle.consequence("pilot", *FOLLOWS)
def challenge_follows(move: Move) -> None:
    """Move the challenge along with its first pilot; a challenge that is elsewhere already stays where it is."""
    challenge = move.subject.challenge
    state, verb = FOLLOWS[move.verb]
    if challenge is not None and challenge.state == state:
        lifecycle.apply(verb, challenge, actor=Actor.system_("engine"), group=move.group)


@lifecycle.consequence("pilot", "end")
def challenge_ends(move: Move) -> None:
    """A pilot that ends without a sequel ends its challenge, with the same reason."""
    challenge = move.subject.challenge
    if challenge is not None and challenge.state in ("piloting", "evaluated"):
        actor = Actor.system_("engine")
        lifecycle.apply("end", challenge, actor=actor, group=move.group, reason=move.subject.outcome_reason)


@lifecycle.consequence("pilot", "agree_plan", "sign_agreement", "start", "suspend", "postpone", "report", "evaluate")
def tell(move: Move) -> None:
    """Tell the other side: team, section and head."""
    pilot = move.subject
    people = set(members(pilot.organisation)) | set(holders("section", "head", unit=pilot.unit))
    people.discard(move.actor.user)
    context = {"title": {"ja": pilot.title, "en": pilot.title_en or pilot.title}}
    notify(
        "pilot.moved", to=sorted(people, key=lambda user: user.pk), subject_ref=lifecycle.ref(pilot), context=context
    )
