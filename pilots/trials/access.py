"""Who may see and do what with a pilot. The table in words: docs/rights.md."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from colab.core import access, files
from colab.core.access import Actor
from pilots.trials.enums import PUBLIC
from pilots.trials.models import Pilot

files.purpose("pilot.readings", _("File with readings"), max_mb=5, max_count=60, types=("csv", "xlsx"), rule="inside")
CARRY_OVER = "pilot.carry_over"
files.purpose(
    CARRY_OVER, _("Evidence of the carry-over"), max_mb=20, max_count=10, types=files.KINDS_DOCUMENT, rule="inside"
)
files.purpose("pilot.photo", _("Photos"), max_mb=10, max_count=200, types=files.KINDS_IMAGE, rule="inside")


def _team(actor: Actor) -> Q:
    return Q(organisation__in=actor.grants.organisations)


def _section(actor: Actor) -> Q:
    return Q(unit__in=actor.grants.units("section", "head"))


def _office(actor: Actor) -> Q:
    return Q(programme__in=actor.grants.programmes("office", "office_admin"))


@access.rule(Pilot, "view")
def view(actor: Actor) -> Q:
    """Everybody once it is agreed; before that the team, the section and the office."""
    return Q(state__in=PUBLIC) | _team(actor) | _section(actor) | _office(actor)


@access.rule(Pilot, "inside", "thread", "read_files")
def inside(actor: Actor) -> Q:
    """What is not for the public: the team, the section and the office."""
    return _team(actor) | _section(actor) | _office(actor)


@access.rule(Pilot, "save", "set_indicators", "add_log", "add_readings", "import_readings", "report")
def together(actor: Actor) -> Q:
    """The team and the section write plan, log, readings and report together."""
    return _team(actor) | _section(actor)


@access.rule(Pilot, "plan", "agree_plan", "reopen_plan", "start", "measure", "resume", "prepare_again")
def section(actor: Actor) -> Q:
    """The section carries the pilot."""
    return _section(actor)


@access.rule(Pilot, "suspend", "postpone")
def stop(actor: Actor) -> Q:
    """The section or the office stops a pilot."""
    return _section(actor) | _office(actor)


@access.rule(Pilot, "sign_agreement", "evaluate", "to_certification", "continue", "end", "drop", "change_indicator")
def decide(actor: Actor) -> Q:
    """The head of the section binds the section."""
    return Q(unit__in=actor.grants.units("head"))


@access.rule(Pilot, "record")
def record(actor: Actor) -> Q:
    """What was signed or decided on paper is recorded by the section and confirmed by a second officer of it."""
    return _section(actor)
