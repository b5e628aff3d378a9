"""Who sees decisions: the panel room before, teams and the public after the publication."""

from django.db.models import Q

from colab.core import access
from colab.core.access import Actor
from pitches.rounds.access import round_panel
from pitches.rounds.enums import PUBLIC_RESULT
from pitches.rounds.models import Round

from .models import Decision, DecisionLine, ReleasedComment


def in_panel_room(actor: Actor) -> Q:
    """Rounds whose panel room is open to the actor."""
    return Q(round__in=Round.objects.filter(round_panel(actor)).values("pk"))


@access.rule(Decision, "view")
def decision_view(actor: Actor) -> Q:
    """The panel room; everybody once published."""
    published = Q(published_at__isnull=False, round__state__in=[s.value for s in PUBLIC_RESULT])
    return published if actor.is_anonymous else published | in_panel_room(actor)


def own_line(actor: Actor) -> Q:
    """A team's own line, once published."""
    return Q(decision__published_at__isnull=False, pitch__organisation__in=actor.grants.organisations)


@access.rule(DecisionLine, "view")
def line_view(actor: Actor) -> Q:
    """The panel room, and the team itself after the publication."""
    rooms = Round.objects.filter(round_panel(actor)).values("pk")
    return own_line(actor) | Q(decision__round__in=rooms)


@access.rule(ReleasedComment, "view")
def comment_view(actor: Actor) -> Q:
    """As the line."""
    return Q(line__in=DecisionLine.objects.filter(line_view(actor)).values("pk"))
