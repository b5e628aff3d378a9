"""Between the pitch and its civic-tech project."""

from colab.core import lifecycle
from colab.core.access import Actor
from colab.core.lifecycle import Move
from colab.core.notices import notify
from colab.core.organisations.queries import holders, members
from pilots.civic.models import CivicProject

PITCH_FOLLOWS = {
    "form_team": ("matched", "form_team"),
    "build": ("team_formed", "build"),
    "publish_oss": ("built", "publish_oss"),
    "adopt": ("published_oss", "adopt_by_municipality"),
}
ENGINE = "engine"


@lifecycle.consequence("pitch", "match")
def open_project(move: Move) -> None:
    """A matched pitch opens its project."""
    pitch = move.subject
    challenge = pitch.challenge
    project = CivicProject(
        pitch=pitch,
        challenge=challenge,
        group=pitch.organisation,
        unit=challenge.unit,
        programme=challenge.programme,
        title=pitch.title,
        title_en=pitch.title_en,
        summary=pitch.summary,
    )
    links = [lifecycle.ref(challenge), lifecycle.ref(pitch)]
    lifecycle.create(project, actor=Actor.system_(ENGINE), payload={"title": pitch.title}, links=links)


@lifecycle.consequence("civic", *PITCH_FOLLOWS)
def pitch_follows(move: Move) -> None:
    """The pitch moves along with its project; further adoptions leave it where it is."""
    state, verb = PITCH_FOLLOWS[move.verb]
    pitch = move.subject.pitch
    if pitch.state == state:
        lifecycle.apply(verb, pitch, actor=Actor.system_(ENGINE), group=move.group)


@lifecycle.consequence("civic", "publish_oss", "adopt", "give_feedback", "answer_feedback")
def tell(move: Move) -> None:
    """Tell group and section."""
    project = move.subject
    people = set(members(project.group)) | set(holders("section", "head", unit=project.unit))
    people.discard(move.actor.user)
    context = {"title": {"ja": project.title, "en": project.title_en or project.title}}
    to = sorted(people, key=lambda user: user.pk)
    notify("civic.moved", to=to, subject_ref=lifecycle.ref(project), context=context)
