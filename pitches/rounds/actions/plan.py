"""Plan a round, anew or as a copy."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.forms.models import model_to_dict

from colab.core.access import Actor
from colab.core.lifecycle import NotAllowed, apply, create
from pitches.rounds.models import Round
from pitches.rounds.queries import active_members, newest_rubric

RULES = ("scoring_rule", "entrants", "judges_per_pitch", "places", "blind", "single_marks", "note", "note_en")
YEAR = timedelta(days=364)
"""Shifted by whole weeks, so that a Thursday stays a Thursday."""


def plan_round(*, actor: Actor, challenge: Any, **facts: Any) -> Round:
    """Plan a round for ``challenge`` and write its first facts; raises ``Refused`` and then leaves nothing."""
    if challenge.programme_id not in actor.grants.programmes("office", "office_admin"):
        raise NotAllowed
    with transaction.atomic():
        round_ = create(Round(challenge=challenge), actor=actor, links=[("challenge", challenge.key)])
        return apply("save", round_, actor=actor, **facts) if facts else round_


def copy_round(*, actor: Actor, source: Round, challenge: Any, with_panel: bool = False) -> Round:
    """Plan a round for ``challenge`` with the rules, criteria and phases of ``source``, its dates shifted.

    The shift is that between the two calls' deadlines, or 52 weeks where one is missing. ``with_panel`` invites the
    same judges again. Raises ``Refused``, and then nothing was made.
    """
    with transaction.atomic():
        facts = {name: getattr(source, name) for name in RULES} | {"copied_from": source}
        round_ = plan_round(actor=actor, challenge=challenge, **facts)
        if rubric := newest_rubric(source):
            names = ("name", "name_en", "help", "help_en", "weight", "anchors")
            criteria = [model_to_dict(criterion, names) for criterion in rubric.criteria.all()]
            scale = {"scale_min": rubric.scale_min, "scale_max": rubric.scale_max}
            round_ = apply("set_rubric", round_, actor=actor, criteria=criteria, **scale)
        if phases := shifted_phases(source, shift_between(source.challenge, challenge)):
            round_ = apply("set_phases", round_, actor=actor, phases=phases)
        for member in active_members(source).select_related("user") if with_panel else ():
            round_ = apply("invite", round_, actor=actor, **person_facts(member))
    return round_


def shift_between(old: Any, new: Any) -> timedelta:
    """Return by how much dates move from one challenge to the other."""
    before, after = (getattr(c.call, "closes_at", None) if c.call_id else None for c in (old, new))
    return after - before if before and after and after != before else YEAR


def shifted_phases(source: Round, shift: timedelta) -> list[dict]:
    """Return the phases of ``source`` as facts, moved by ``shift``."""
    names = ("kind", "judges_read", "judges_mark")
    return [
        {name: getattr(phase, name) for name in names}
        | {"starts_at": phase.starts_at + shift, "ends_at": phase.ends_at + shift}
        for phase in source.phases.all()
    ]


def person_facts(member: Any) -> dict:
    """Return what an invitation says about a panel member."""
    names = ("name", "name_en", "affiliation", "affiliation_en", "expert_field", "role")
    return {name: getattr(member, name) for name in names} | {"email": member.user.email}
