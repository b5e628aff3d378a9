"""Invite teams to pitch: after the opening only, with the same words for all, counted in public (decision 20)."""

from django.db import transaction

from challenges.matching.models import PitchInvitation
from colab.core import clock, lifecycle
from colab.core.ledger.turns import take_turn


def invite(challenge, *, actor, offers) -> int:
    """Invite the teams behind these offers; returns how many were invited now.

    offers      (kind, primary key, organisation) of each; a team that was invited before is passed over

    One transaction: the verb of the challenge (its guards refuse before the opening and after the deadline), a row a
    team, a notice to each of its members.
    """
    with transaction.atomic():
        take_turn(f"invitations:{challenge.key}")  # the number told is that of the rows, also where two press at once
        before = set(PitchInvitation.objects.filter(challenge=challenge).values_list("organisation_id", flat=True))
        chosen = {}
        for kind, key, organisation in offers:
            if organisation.pk not in before:
                chosen.setdefault(organisation.pk, (kind, str(key), organisation))
        ordered = [chosen[pk] for pk in sorted(chosen)]
        lifecycle.apply("invite", challenge, actor=actor, count=len(ordered), teams=ordered)
    return len(ordered)


def write(move) -> None:
    """Keep who was invited, in the transaction of the verb."""
    rows = [
        PitchInvitation(
            challenge=move.subject,
            organisation=organisation,
            kind=kind,
            object_key=key,
            by=move.actor.user,
            at=clock.now(),
        )
        for kind, key, organisation in move.facts.get("teams", ())
    ]
    PitchInvitation.objects.bulk_create(rows)
