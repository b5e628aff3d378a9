"""Invite teams to pitch: after the opening only, with the same words for all, counted in public (decision 20)."""

from django.db import transaction

from challenges.matching.models import PitchInvitation
from colab.core import clock, lifecycle


def invite(challenge, *, actor, offers) -> int:
    """Invite the teams behind these offers; returns how many were invited now.

    offers      (kind, primary key, organisation) of each; a team that was invited before is passed over

    One transaction: the verb of the challenge (its guards refuse before the opening and after the deadline), a row a
    team, a notice to each of its members.
    """
    with transaction.atomic():
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
    # The lock on the challenge keeps two presses apart; a team that is named twice all the same stays one row.
    PitchInvitation.objects.bulk_create(rows, ignore_conflicts=True)
