"""The self-check before the long form: what one must be able to say yes to, and what to do where one cannot."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from challenges.challenges.enums import Route
from challenges.challenges.models import Challenge


@dataclass(frozen=True)
class Question:
    """One statement, its source, and what to do when it is not true; ``ends`` says that one cannot take part then."""

    code: str
    text: object
    when_no: object
    article: object = ""
    ends: bool = False


LAW = _("article 167-4 of the Enforcement Order of the Local Autonomy Act, taken over as a condition of the call")
KIND = Question(
    "kind",
    _("We are a company, a sole proprietor, somebody about to found a company, or a civic-tech group."),
    _("Others cannot hand in by themselves. Join with a company or a group that can, and let it hand in."),
)
REPRESENTED = Question(
    "represented",
    _("Whoever hands in may speak for the organisation."),
    _("Ask the representative to register the organisation and to invite you; you can write the draft together."),
)
PROFILE = Question(
    "profile",
    _("We are registered here, or can register now (a company needs its corporate number)."),
    _("Begin the registration first. A founder without a corporate number registers as “founder”."),
)
CAPACITY = Question(
    "capacity",
    _("We can conclude contracts, and are not bankrupt without rehabilitation."),
    _("Then taking part is not possible. Ask the office if you are not sure whether it applies to you."),
    LAW,
    ends=True,
)
EXCLUDED = Question(
    "excluded",
    _("Within the last three years no public body has excluded us from its tenders for fraud, rigging or obstruction."),
    _("Whether you may take part depends on the body and on how long ago it was. Ask the office before you write."),
    LAW,
)
ANTISOCIAL = Question(
    "antisocial",
    _("None of our officers and staff belongs to, or has ties to, an organised crime group."),
    _("Then taking part is not possible."),
    LAW,
    ends=True,
)
SINGLE = Question(
    "single",
    _("Our organisation has not handed in another pitch for this challenge."),
    _("Change the pitch you have handed in; until the deadline that is possible at any time. Or withdraw it first."),
)
CONDITIONS = Question(
    "conditions",
    _("We meet the conditions of this call and challenge as they are written on its page."),
    _("Ask a question on the page of the challenge: the answer is published for all, and your name is not."),
)
OPEN_SOURCE = Question(
    "open_source",
    _("We are willing to publish what we build under an open-source licence."),
    _("This challenge goes the civic-tech way: what is built is published. Look for another challenge that fits you."),
)


def questions(challenge: Challenge) -> list[Question]:
    """Return what is asked for this challenge."""
    made = [KIND, REPRESENTED, PROFILE, CAPACITY, EXCLUDED, ANTISOCIAL]
    if not challenge.several_pitches:
        made.append(SINGLE)
    if challenge.route == Route.CIVIC:
        made.append(OPEN_SOURCE)
    return [*made, CONDITIONS]
