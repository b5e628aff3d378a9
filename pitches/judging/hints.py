"""Possible conflicts the platform notices by itself: shown to the judge and to the office, never decided silently."""

from collections import defaultdict

from colab.core.organisations.models import Membership
from pitches.rounds.models import PanelMember

from .enums import Hint

COMMON = frozenset(
    {
        "gmail.com",
        "yahoo.co.jp",
        "outlook.com",
        "outlook.jp",
        "hotmail.com",
        "icloud.com",
        "docomo.ne.jp",
        "ezweb.ne.jp",
    }
)
"""Domains that say nothing of where somebody works."""
SHORTEST = 3


def hints_for(seat: PanelMember, organisations) -> dict[int, list[Hint]]:
    """Return {organisation id: hints} for one judge."""
    organisations = list(organisations)
    found: dict[int, list[Hint]] = defaultdict(list)
    members = Membership.objects.filter(organisation__in=organisations).select_related("user").order_by("pk")
    domains = defaultdict(set)
    for membership in members:
        domains[membership.organisation_id].add(domain_of(membership.user.email))
        if membership.user_id == seat.user_id:
            found[membership.organisation_id].append(Hint.MEMBER)
    own = domain_of(seat.user.email)
    for organisation in organisations:
        domains[organisation.pk].add(domain_of(organisation.contact_email))
        if own not in COMMON and own in domains[organisation.pk]:
            found[organisation.pk].append(Hint.DOMAIN)
        if _names(seat.affiliation, organisation.name):
            found[organisation.pk].append(Hint.AFFILIATION)
    return dict(found)


def domain_of(email: str) -> str:
    """Return the part after the @, in small letters."""
    return (email or "").rpartition("@")[2].lower()


def _names(affiliation: str, name: str) -> bool:
    bare = name.replace("株式会社", "").replace("合同会社", "").replace("一般社団法人", "").strip()
    return len(bare) >= SHORTEST and bare in (affiliation or "")
