"""Who finds what: a document carries tokens, a person holds tokens, the query joins them."""

from colab.core.search.registry import PUBLIC

EVERYTHING = None
"""The tokens of a system actor: no condition at all."""

AUDITOR = "auditor"
OWNERS = ("section", "head")
OFFICES = ("office", "office_admin")

_sources = []


def token_source(source):
    """Register `source(actor) -> iterable of tokens`, for rights that are no posts (a judge's rounds)."""
    _sources.append(source)
    return source


def tokens_of(actor):
    """Return the frozenset of tokens the actor holds, or EVERYTHING for the system itself.

    public      everybody                       user:7          the person
    org:12      members of the organisation     staff           anybody with a post
    unit:3      section and head of the unit (or of one above)
    head:3      the same for one role alone: section, head, office, office_admin, certifier, finance, editor
    programme:1 the office of the programme     office          any office
    auditor     auditors; every document carries it unless its kind is private
    """
    if actor is None or actor.is_anonymous:
        return frozenset({PUBLIC})
    if actor.is_system:
        return EVERYTHING
    grants = actor.grants
    held = {PUBLIC, f"user:{actor.user_id}"}
    held.update(f"org:{pk}" for pk in grants.organisations)
    held.update(f"unit:{pk}" for pk in grants.units(*OWNERS))
    held.update(f"programme:{pk}" for pk in grants.programmes(*OFFICES))
    for role in grants.roles:
        if role != AUDITOR:
            held.update(f"{role}:{pk}" for pk in grants.units(role))
    for token, has in (("staff", grants.is_staff), ("office", grants.is_office), (AUDITOR, grants.is_auditor)):
        if has:
            held.add(token)
    for source in _sources:
        held.update(source(actor))
    return frozenset(held)
