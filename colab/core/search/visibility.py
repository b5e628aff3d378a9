"""Who finds what: a document carries tokens, a person holds tokens, the query joins them."""

from colab.core.search.registry import PUBLIC

EVERYTHING = None
"""The tokens of a system actor: no condition at all."""

AUDITOR = "auditor"
UNIT_ROLES = ("section", "head", "office", "office_admin", "certifier", "finance", "editor")

_sources = []


def token_source(source):
    """Register `source(actor) -> iterable of tokens`, for rights that are no posts (a judge's rounds)."""
    _sources.append(source)
    return source


def tokens_of(actor):
    """Return the frozenset of tokens the actor holds, or EVERYTHING for the system itself."""
    if actor is None or actor.is_anonymous:
        return frozenset({PUBLIC})
    if actor.is_system:
        return EVERYTHING
    grants = actor.grants
    held = {PUBLIC, f"user:{actor.user.pk}"}
    held.update(f"org:{pk}" for pk in grants.organisations)
    for role in UNIT_ROLES:
        held.update(f"unit:{pk}" for pk in grants.units(role))
        held.update(f"{role}:{pk}" for pk in grants.units(role))
    for role in ("office", "office_admin"):
        held.update(f"programme:{pk}" for pk in grants.programmes(role))
    if grants.is_office:
        held.add("office")
    if grants.is_auditor:
        held.add(AUDITOR)
    for source in _sources:
        held.update(source(actor))
    return frozenset(held)
