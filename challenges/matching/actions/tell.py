"""Tell teams of a challenge that has opened and fits what they list."""

from datetime import timedelta

from challenges.challenges.models import Challenge
from challenges.challenges.notices import about, public_path
from challenges.matching.finding import Found, Match, explain, offers_for
from challenges.matching.methods import bands
from challenges.matching.notices import Matched
from colab.core import clock, outbox
from colab.core.lifecycle import ref
from colab.core.notices import notify
from colab.core.notices.words import in_both
from colab.core.organisations.queries import members

MOST = 30
"""So many teams are told at most: who stands further down has little in common with it."""
PATIENCE = timedelta(minutes=30)
AGAIN = timedelta(minutes=1)


def tell_teams(key: str, asked_at) -> int:
    """Tell the members of the teams whose solutions are near; returns how many notices were written.

    Raises outbox.Later while the worker has not read the challenge's last words, for half an hour at most: then it goes
    by words. Each team is told of its nearest solution only, once for each challenge, and never of its place.
    """
    challenge = Challenge.objects.select_related("unit__body", "call").get(key=key)
    found = offers_for(challenge, limit=MOST * 2)
    if found.by_words and clock.now() - asked_at < PATIENCE:
        raise outbox.Later(AGAIN, "the challenge is still being read")
    nearest: dict[int, Match] = {}
    for match in found.matches:
        if match.band != bands.WEAK:
            nearest.setdefault(match.offer.organisation_id, match)
    chosen = list(nearest.values())[:MOST]
    explain(Found(chosen, found.corpus))
    return sum(_tell(challenge, match) for match in chosen)


def _tell(challenge: Challenge, match: Match) -> int:
    pair = match.evidence.pairs[0] if match.evidence and match.evidence.pairs else None
    words = {"asked": pair.challenge if pair else "", "answered": pair.profile if pair else ""}
    context = about(challenge, closes_at=challenge.call.closes_at, solution=in_both(lambda: match.offer.label), **words)
    told = notify(
        Matched,
        to=members(match.offer.organisation),
        subject_ref=ref(challenge),
        context=context,
        dedupe=challenge.key,
        url=public_path(challenge),
    )
    return len(told)
