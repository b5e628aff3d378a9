"""Who is told when a challenge moves."""

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from challenges.challenges.models import Challenge
from challenges.challenges.stages import outcome_sentence
from colab.core.lifecycle import Move, consequence, ref
from colab.core.notices import Category, Kind, broadcast, notify, register
from colab.core.notices.topics import follow_topic
from colab.core.organisations.queries import holders


class ChallengeKind(Kind):
    """What the mails about challenges share."""

    category = Category.TASK
    template = "moved"
    audience = "officers concerned"


@register
class Submitted(ChallengeKind):
    """A section has sent a challenge to the office."""

    code = "challenge.submitted"
    label = _("A challenge is to be checked")
    template = "submitted"
    audience = "the office of the programme"


@register
class Returned(ChallengeKind):
    """The office or the head has returned a challenge."""

    code = "challenge.returned"
    label = _("A challenge was returned")
    template = "returned"
    audience = "the section"


@register
class Checked(ChallengeKind):
    """A challenge waits for the head."""

    code = "challenge.checked"
    label = _("A challenge is to be approved")
    template = "checked"
    audience = "the head of the section"


@register
class Approved(ChallengeKind):
    """A challenge will open with its call."""

    code = "challenge.approved"
    label = _("A challenge was approved")
    template = "approved"
    audience = "section and office"


@register
class Opened(ChallengeKind):
    """A challenge has opened."""

    code = "challenge.opened"
    label = _("A new challenge is open")
    category = Category.FOLLOW
    template = "opened"
    audience = "subscribers of new challenges"


@register
class Corrected(ChallengeKind):
    """A published challenge was corrected."""

    code = "challenge.corrected"
    label = _("A challenge was corrected")
    category = Category.DEADLINE
    template = "corrected"
    mutable = False
    audience = "followers of the challenge"


@register
class Extended(ChallengeKind):
    """The deadline was extended."""

    code = "challenge.extended"
    label = _("A deadline was extended")
    category = Category.DEADLINE
    template = "extended"
    mutable = False
    audience = "followers of the call's challenges, and teams with a draft"


@register
class Result(ChallengeKind):
    """The call has a result, or was withdrawn."""

    code = "challenge.result"
    label = _("The outcome of a challenge")
    category = Category.FOLLOW
    template = "result"
    audience = "followers of the challenge and subscribers of results"


def about(challenge: Challenge, **more) -> dict:
    """Return what every mail about a challenge may name: title, summary, body, and more."""
    summary = {"ja": challenge.summary, "en": challenge.summary_en}
    body = {"ja": challenge.unit.body.name, "en": challenge.unit.body.name_en}
    return {"title": {"ja": challenge.title, "en": challenge.title_en}, "summary": summary, "body": body, **more}


def public_path(challenge: Challenge) -> dict[str, str]:
    """Return the public address in both languages."""
    return {"ja": f"/challenges/{challenge.slug}/", "en": f"/en/challenges/{challenge.slug}/"}


def _section(challenge: Challenge):
    return holders("section", unit=challenge.unit)


def _office(challenge: Challenge):
    return holders("office", "office_admin", programme=challenge.programme)


def _tell(kind, to, challenge: Challenge, **more) -> None:
    notify(kind, to=to, subject_ref=ref(challenge), context=about(challenge, **more))


@consequence("challenge", "submit")
def tell_office(move: Move) -> None:
    """The office is to check."""
    _tell(Submitted, _office(move.subject), move.subject)


@consequence("challenge", "return")
def tell_section_returned(move: Move) -> None:
    """The section reads why."""
    _tell(Returned, _section(move.subject), move.subject, reason=move.facts["reason"])


@consequence("challenge", "check")
def tell_head(move: Move) -> None:
    """The head is to approve."""
    heads = holders("head", unit=move.subject.unit)
    _tell(Checked, heads, move.subject, note=move.facts.get("note", ""))


@consequence("challenge", "approve")
def tell_approved(move: Move) -> None:
    """Section and office know when it opens."""
    challenge = move.subject
    people = list(_section(challenge)) + list(_office(challenge))
    _tell(Approved, people, challenge, opens_at=challenge.call.opens_at, code=challenge.code)


@consequence("challenge", "open")
def tell_subscribers(move: Move) -> None:
    """All who asked for new challenges."""
    challenge = move.subject
    broadcast(
        "new_challenge",
        Opened,
        context=about(challenge, closes_at=challenge.call.closes_at),
        dedupe=challenge.key,
        subject_ref=ref(challenge),
        url=public_path(challenge),
    )


@consequence("challenge", "correct")
def tell_corrected(move: Move) -> None:
    """Followers read what was corrected, and why."""
    challenge = move.subject
    correction = challenge.corrections.order_by("-number").first()
    reason = {"ja": correction.reason, "en": correction.reason_en}
    _followers(Corrected, challenge, f"{challenge.key}:correction:{correction.number}", reason=reason)


@consequence("call", "extend")
def tell_extended(move: Move) -> None:
    """Followers of every challenge of the call; teams with drafts are told by the room of pitches."""
    call = move.subject
    reason = {"ja": move.facts["reason"], "en": move.facts.get("reason_en", "")}
    for challenge in call.challenges.filter(published_at__isnull=False).select_related("unit__body").order_by("pk"):
        dedupe = f"{challenge.key}:extension:{call.closes_at.isoformat()}"
        _followers(Extended, challenge, dedupe, closes_at=call.closes_at, reason=reason)


@consequence("challenge", "adopt", "adopt_none", "end", "withdraw", "evaluate")
def tell_result(move: Move) -> None:
    """Followers, and all who asked for results, learn the outcome of what was public."""
    challenge = move.subject
    if not challenge.is_public:
        return
    sentence = {}
    for language in ("ja", "en"):
        with translation.override(language):
            sentence[language] = outcome_sentence(challenge)
    dedupe = f"{challenge.key}:{move.verb}"
    _followers(Result, challenge, dedupe, outcome=sentence)
    broadcast(
        "results",
        Result,
        context=about(challenge, outcome=sentence),
        dedupe=dedupe,
        subject_ref=ref(challenge),
        url=public_path(challenge),
    )


def _followers(kind, challenge: Challenge, dedupe: str, **more) -> None:
    broadcast(
        follow_topic("challenge", challenge.key),
        kind,
        context=about(challenge, **more),
        dedupe=dedupe,
        subject_ref=ref(challenge),
        url=public_path(challenge),
    )
