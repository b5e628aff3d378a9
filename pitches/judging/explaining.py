"""Why a draw is impossible, and what the platform noticed, in words for the office."""

from django.utils.translation import gettext as _

from pitches.rounds.models import Round
from pitches.rounds.queries import active_members, entrants

from .enums import Hint
from .hints import hints_of_round
from .methods.assign import Impossible, Reason
from .models import ConflictDeclaration
from .queries import applicants

SHOWN = 8


def why_impossible(round_: Round, error: Impossible) -> list[str]:
    """Return one sentence a reason, with the names of judges and pitches."""
    names = {member.key: member.label for member in active_members(round_)}
    names |= {pitch.key: pitch.label for pitch in entrants(round_)}
    return [_sentence(reason, names) for reason in error.reasons]


def _sentence(reason: Reason, names: dict[str, str]) -> str:
    shown = "、".join(names.get(one, str(one)) for one in reason.ids[:SHOWN]) + ("…" if len(reason.ids) > SHOWN else "")
    values = {"names": shown, "wanted": reason.wanted, "available": reason.available}
    match reason.code:
        case "no_pitches":
            return _("There is no pitch to assign.")
        case "no_judges":
            return _("There is no judge to assign.")
        case "too_few_judges":
            words = _(
                "Too few judges without a conflict for %(names)s: %(wanted)d are wanted, %(available)d there are. "
                "Invite more judges, or lower the number."
            )
        case "load_too_small":
            words = _("%(wanted)d seats are needed, but the highest number a judge allows only %(available)d.")
        case "load_too_large":
            words = _("The lowest number a judge asks for %(wanted)d seats, but only %(available)d are needed.")
        case "too_few_pitches":
            words = _("%(names)s is to take %(wanted)d pitches, but has no conflict with only %(available)d.")
        case "crowded":
            words = _(
                "%(names)s together need %(wanted)d seats; the judges without a conflict can take only %(available)d."
            )
        case _other:
            words = _("%(names)s together must take %(wanted)d seats; pitches they may judge offer only %(available)d.")
    return words % values


def noticed(round_: Round) -> list[dict]:
    """Return judge, organisation, hints and what the judge declared, for every possible conflict on the panel."""
    hints = hints_of_round(round_)
    members = {member.pk: member for member in active_members(round_)}
    names = {one.pk: one for one in applicants(round_)}
    rows = ConflictDeclaration.objects.filter(round=round_)
    said = {(row.judge_id, row.organisation_id): row.get_kind_display() for row in rows}
    return [
        {
            "member": members[judge],
            "organisation": names[organisation],
            "hints": [Hint(one).label for one in found],
            "said": said.get((judge, organisation), ""),
        }
        for judge, about in hints.items()
        for organisation, found in about.items()
    ]
