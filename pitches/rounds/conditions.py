"""The guards of a round's verbs."""

from django.utils.translation import gettext_lazy as _

from colab.core.lifecycle import Move, guard

from .enums import MARKING_ROLES, ScoringRule
from .queries import active_members, newest_rubric, seated


@guard(
    "round.rule_known",
    _("The scoring rule is one that the platform can compute."),
    next_step=_("Choose one of the rules offered."),
    asks_facts=True,
)
def rule_known(move: Move) -> bool:
    """The chosen rule is one of the methods at hand, or still open."""
    return move.facts.get("scoring_rule", move.subject.scoring_rule) in {"", *ScoringRule.values}


@guard(
    "round.rubric_sound",
    _("There are criteria, each with a name, and their weights add up to 100."),
    next_step=_("Correct the criteria."),
    asks_facts=True,
)
def rubric_sound(move: Move) -> bool:
    """What a rubric must hold to be used."""
    criteria = move.facts.get("criteria") or []
    return bool(criteria) and all(row.get("name") for row in criteria) and sum(r["weight"] for r in criteria) == 100


@guard(
    "round.rule_chosen",
    _("The scoring rule is chosen."),
    next_step=_("Choose under “Rules” which figure counts."),
)
def rule_chosen(move: Move) -> bool:
    """Which figure counts is said before the first mark."""
    return bool(move.subject.scoring_rule)


@guard(
    "round.has_rubric",
    _("The criteria and their weights are written."),
    next_step=_("Write the criteria."),
)
def has_rubric(move: Move) -> bool:
    """There is a version with criteria."""
    rubric = newest_rubric(move.subject)
    return rubric is not None and rubric.criteria.exists()


@guard(
    "round.announced",
    _("Criteria, weights and scoring rule are published."),
    next_step=_("Publish the rules first."),
)
def announced(move: Move) -> bool:
    """Published before the first mark (the database says so as well)."""
    return move.subject.rules_published_at is not None


@guard(
    "round.enough_judges",
    _("The panel has at least as many judges as marks wanted for each pitch."),
    next_step=_("Invite more judges, or lower the number of judges per pitch."),
)
def enough_judges(move: Move) -> bool:
    """As many people who give marks as a pitch needs."""
    count = active_members(move.subject).filter(role__in=MARKING_ROLES).count()
    return count >= move.subject.judges_per_pitch


@guard(
    "round.marking_phase",
    _("There is a phase in which judges may give marks."),
    next_step=_("Enter the dates of the phases."),
)
def has_marking_phase(move: Move) -> bool:
    """Without an open phase no mark can be given."""
    return move.subject.phases.filter(judges_mark=True).exists()


@guard(
    "round.phases_sound",
    _("Every phase ends after it has begun, and each kind stands once."),
    next_step=_("Correct the dates."),
    asks_facts=True,
)
def phases_sound(move: Move) -> bool:
    """Dates in order."""
    phases = move.facts.get("phases") or []
    kinds = [row["kind"] for row in phases]
    return len(set(kinds)) == len(kinds) and all(row["starts_at"] < row["ends_at"] for row in phases)


@guard(
    "round.person_new",
    _("A name and an e-mail address are given, and the person is not yet on the panel."),
    next_step=_("Check the list of the panel."),
    asks_facts=True,
)
def person_new(move: Move) -> bool:
    """Nobody sits twice."""
    email = (move.facts.get("email") or "").strip().lower()
    return bool(email and move.facts.get("name")) and not move.subject.panel.filter(user__email=email).exists()


@guard(
    "round.one_chair",
    _("A panel has one chair."),
    next_step=_("Choose the role “judge”, or let the present chair step down first."),
    asks_facts=True,
)
def one_chair(move: Move) -> bool:
    """The chair's place is free, or not asked for."""
    return move.facts.get("role") != "chair" or not active_members(move.subject).filter(role="chair").exists()


@guard(
    "round.member_active",
    _("The person sits on the panel of this round and gives marks here."),
    next_step=_("Choose a person from the list."),
    asks_facts=True,
)
def member_active(move: Move) -> bool:
    """Judges step back themselves; the office may record it for anybody on the panel."""
    member = active_members(move.subject).filter(key=move.facts.get("member", "")).first()
    if member is None:
        return False
    return member.user_id == move.actor.user_id or runs(move)


@guard(
    "round.member_recused",
    _("Only a person who stepped back can be replaced, and only once."),
    next_step=_("Record the recusal first."),
    asks_facts=True,
)
def member_recused(move: Move) -> bool:
    """A substitute takes an empty seat."""
    gone = move.subject.panel.filter(key=move.facts.get("member", ""), recused_at__isnull=False)
    return gone.filter(replaced_by=None).exists()


@guard(
    "round.own_seat",
    _("Only a judge of this round does this, and for himself or herself."),
    next_step=_("Open the round from your own start page."),
    asks_facts=True,
)
def own_seat(move: Move) -> bool:
    """The member named is the one acting."""
    member = seated(move.subject, move.actor)
    return member is not None and member.key == move.facts.get("member")


@guard(
    "round.member_named",
    _("The person sits on the panel of this round and gives marks here, and the paper bears a date."),
    next_step=_("Choose a person from the list."),
    asks_facts=True,
)
def member_named(move: Move) -> bool:
    """The office records what a judge signed."""
    rows = active_members(move.subject).filter(key=move.facts.get("member", ""), role__in=MARKING_ROLES)
    return bool(move.facts.get("signed_on")) and rows.exists()


@guard(
    "round.reason",
    _("A reason is given."),
    next_step=_("Write the reason."),
    asks_facts=True,
)
def has_reason(move: Move) -> bool:
    """Words that the ledger keeps."""
    return bool((move.facts.get("reason") or "").strip())


def runs(move: Move) -> bool:
    """Whether the actor belongs to the office that runs the round."""
    programmes = move.actor.grants.programmes("office", "office_admin")
    return move.subject.challenge.programme_id in programmes
