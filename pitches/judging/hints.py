"""Possible conflicts the platform notices by itself: shown to the judge and to the office, never decided silently."""

from collections import defaultdict

from colab.core.organisations.models import Membership
from pitches.rounds.models import PanelMember, Round
from pitches.rounds.queries import active_members

from .domains import domain_of, tells_employer
from .enums import Conflict, Hint
from .models import ConflictDeclaration, Relation
from .queries import applicants

SHORTEST = 3
FORMS = ("株式会社", "有限会社", "合同会社", "一般社団法人", "特定非営利活動法人", "NPO法人")


def hints_for(seat: PanelMember, organisations) -> dict[int, list[Hint]]:
    """Return {organisation id: hints} for one judge."""
    return hints_of([seat], organisations).get(seat.pk, {})


def hints_of_round(round_: Round) -> dict[int, dict[int, list[Hint]]]:
    """Return {member id: {organisation id: hints}} of the whole panel."""
    return hints_of(list(active_members(round_).select_related("user")), applicants(round_))


def hints_of(seats: list[PanelMember], organisations) -> dict[int, dict[int, list[Hint]]]:
    """Return {member id: {organisation id: hints}}; a constant number of queries."""
    organisations = list(organisations)
    facts = _Facts(seats, organisations)
    found: dict[int, dict[int, list[Hint]]] = {}
    for seat in seats:
        for organisation in organisations:
            hints = [hint for hint in Hint if facts.shows(hint, seat, organisation)]
            if hints:
                found.setdefault(seat.pk, {})[organisation.pk] = hints
    return found


class _Facts:
    """What is known of judges and applicants, fetched once."""

    def __init__(self, seats: list[PanelMember], organisations: list):
        users = [seat.user_id for seat in seats]
        keys = [organisation.pk for organisation in organisations]
        self.domains: dict[int, set] = defaultdict(set)
        self.people: dict[int, set] = defaultdict(set)
        for one in Membership.objects.filter(organisation__in=keys).select_related("user").order_by("pk"):
            self.domains[one.organisation_id].add(domain_of(one.user.email))
            self.people[one.organisation_id].add(one.user_id)
        for organisation in organisations:
            self.domains[organisation.pk].add(domain_of(organisation.contact_email))
        self.homes: dict[int, set] = defaultdict(set)
        everybody = {*users, *(user for people in self.people.values() for user in people)}
        homes = Membership.objects.filter(user__in=everybody).order_by("pk").values_list("user", "organisation")
        for user, home in homes:
            self.homes[user].add(home)
        said = ConflictDeclaration.objects.filter(
            judge__user__in=users, organisation__in=keys, kind=Conflict.CONFLICT
        ).exclude(judge__in=seats)
        self.history = set(said.order_by("pk").values_list("judge__user", "organisation"))
        known = Relation.objects.filter(user__in=users, organisation__in=keys).order_by("pk")
        self.relations = set(known.values_list("user", "organisation"))

    def shows(self, hint: Hint, seat: PanelMember, organisation) -> bool:
        """Return whether ``hint`` holds for the judge and the applicant."""
        pair = (seat.user_id, organisation.pk)
        people = self.people[organisation.pk]
        match hint:
            case Hint.MEMBER:
                return seat.user_id in people
            case Hint.DOMAIN:
                own = domain_of(seat.user.email)
                return tells_employer(own) and own in self.domains[organisation.pk]
            case Hint.AFFILIATION:
                return _names(seat.affiliation, organisation.name)
            case Hint.HISTORY:
                return pair in self.history
            case Hint.SHARED:
                own = self.homes[seat.user_id] - {organisation.pk}
                return any(own & self.homes[person] for person in people - {seat.user_id})
            case Hint.RELATION:
                return pair in self.relations
        return False


def _names(affiliation: str, name: str) -> bool:
    for form in FORMS:
        name = name.replace(form, "")
    bare = name.strip()
    return len(bare) >= SHORTEST and bare in (affiliation or "")
