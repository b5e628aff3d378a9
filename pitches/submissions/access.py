"""Who may see and do what with pitches. Drafts are private, also from auditors."""

from collections.abc import Callable

from django.db.models import Q

from challenges.challenges.enums import Route
from challenges.challenges.models import Challenge
from colab.core import access, files
from colab.core.access import Actor

from .enums import FileItem
from .models import Correction, Pitch, PitchFile, PitchRevision, Submission

extra_readers: list[Callable[[Actor], Q]] = []
"""Rules of upper rooms that let further people (judges) read pitches that were handed in, in a form of their own."""
extra_file_readers: list[Callable[[Actor], Q]] = []
"""The same for the files."""

access.private(Pitch)
access.private(PitchRevision)
HANDED = Q(receipt_number__isnull=False)

for _item, _label in FileItem.choices:
    files.purpose(f"pitch.{_item}", _label, max_mb=30 if _item == FileItem.DECK else 20, max_count=3)


def own(actor: Actor) -> Q:
    """Pitches of the person's organisations."""
    return Q(organisation__in=actor.grants.organisations)


def officials(actor: Actor) -> Q:
    """Pitches handed in to challenges of the person's units and programmes."""
    grants = actor.grants
    units = grants.units("section", "head")
    programmes = grants.programmes("office", "office_admin")
    if not units and not programmes:
        return access.NONE
    joint = Challenge.joint_units.through.objects.filter(unit_id__in=units).values("challenge_id")
    place = Q(challenge__unit__in=units) | Q(challenge__in=joint) | Q(challenge__programme__in=programmes)
    return place & HANDED


def _widened(rule: Q, actor: Actor, further: list[Callable[[Actor], Q]]) -> Q:
    if actor.grants.is_auditor:
        rule |= HANDED
    for reader in further:
        rule |= reader(actor) & HANDED
    return rule


@access.rule(Pitch, "view")
def view(actor: Actor) -> Q:
    """The team; the section and the office once it is handed in; auditors likewise; judges by their own rule."""
    return _widened(own(actor) | officials(actor), actor, extra_readers)


@access.rule(Pitch, "read_files")
def read_files(actor: Actor) -> Q:
    """As the pitch itself; judges only where their room lets them."""
    return _widened(own(actor) | officials(actor), actor, extra_file_readers)


@access.rule(Pitch, "thread")
def thread(actor: Actor) -> Q:
    """The team with the section and the office; judges never."""
    return own(actor) | officials(actor)


@access.rule(Pitch, "save", "submit", "change", "amend", "withdraw", "ask_correction")
def team(actor: Actor) -> Q:
    """Members of the organisation."""
    return own(actor)


@access.rule(
    Pitch,
    "review",
    "accept",
    "reopen_item",
    "shortlist",
    "not_shortlist",
    "publish_screening",
    "present",
    "decline_formal",
    "disqualify",
    "feedback",
    "adopt",
    "reserve",
    "not_adopt",
    "revoke_result",
    "accept_correction",
    "refuse_correction",
)
def review(actor: Actor) -> Q:
    """The section of the challenge and the office of its programme."""
    return officials(actor)


@access.rule(Pitch, "match", "form_team", "build", "publish_oss", "adopt_by_municipality")
def civic(actor: Actor) -> Q:
    """The same people, on challenges that go the civic-tech way."""
    return officials(actor) & Q(challenge__route=Route.CIVIC)


@access.rule(Submission, "view")
def submission_view(actor: Actor) -> Q:
    """What was handed in, in the open form: team, section, office, auditors; not judges."""
    return Q(pitch__in=Pitch.objects.filter(_widened(own(actor) | officials(actor), actor, [])))


@access.rule(Correction, "view")
def correction_view(actor: Actor) -> Q:
    """As what was handed in; judges read accepted ones beside the pitch."""
    return submission_view(actor)


@access.rule(PitchFile, "view")
def file_view(actor: Actor) -> Q:
    """As the files themselves."""
    return Q(pitch__in=access.visible_to(actor, Pitch.objects.all(), "read_files"))


@access.rule(PitchRevision, "view")
def revision_view(actor: Actor) -> Q:
    """The team alone."""
    return Q(pitch__in=Pitch.objects.filter(own(actor)))
