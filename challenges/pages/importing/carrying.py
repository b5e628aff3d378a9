"""Writing a plan."""

from django.db import transaction
from django.utils.translation import gettext as _

from challenges.challenges.actions import create_challenge
from challenges.challenges.models import Challenge
from challenges.pages import words
from colab.core.access import Actor

from .planning import Plan


def carry_out(plan: Plan, *, actor: Actor) -> list[Challenge]:
    """Create the drafts of all new rows in one transaction and return them; rows that are there are left alone.

    Raises ``ValueError`` when the plan has problems: either all rows come in or none.
    """
    if plan.problems:
        raise ValueError(_("There are rows with mistakes; nothing was imported."))
    made = []
    with transaction.atomic():
        for row in plan.new:
            challenge = create_challenge(actor=actor, unit=row.unit, programme=plan.programme, **row.columns)
            words.write(challenge, {"ja": row.words}, actor.user)
            made.append(challenge)
    return made
