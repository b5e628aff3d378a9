"""The public stage bar, and the sentence that stands where the button was."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from challenges.challenges.enums import ChallengeState
from challenges.challenges.models import Challenge
from colab.core.clock import date_words
from colab.core.ui.components import CURRENT, DONE, ENDED, TODO, Stage

S = ChallengeState
ROAD = (
    (("open",), pgettext_lazy("stage", "Call")),
    (("closed", "screening", "pitch_event"), pgettext_lazy("stage", "Judging")),
    (("adopted",), pgettext_lazy("stage", "Adoption")),
    (("piloting",), pgettext_lazy("stage", "Pilot")),
    (("evaluated",), pgettext_lazy("stage", "Evaluation")),
    (("procurement",), pgettext_lazy("stage", "Certification and contract")),
)
SENTENCES = {
    S.OPEN: gettext_lazy("Entries are closed."),
    S.CLOSED: gettext_lazy("Entries are closed. The pitches are being checked."),
    S.SCREENING: gettext_lazy("Entries are closed. The pitches are being screened."),
    S.PITCH_EVENT: gettext_lazy("The finalists present at the pitch event."),
    S.ADOPTED: gettext_lazy("A pitch has been adopted; the pilot is being prepared."),
    S.NO_ADOPTION: gettext_lazy("No pitch was adopted."),
    S.PILOTING: gettext_lazy("The adopted pitch is being tried out on site."),
    S.EVALUATED: gettext_lazy("The pilot is finished and has been evaluated."),
    S.PROCUREMENT: gettext_lazy("The purchase is being prepared or has been made."),
    S.ENDED: gettext_lazy("The project has ended."),
    S.ARCHIVED: gettext_lazy("The project has ended; its record stays public."),
    S.WITHDRAWN: gettext_lazy("This call was withdrawn."),
}


def public_stages(challenge: Challenge) -> list[Stage]:
    """Return the stages of the public page; where it ended without the next step, that step says so."""
    at = next((n for n, (states, _label) in enumerate(ROAD) if challenge.state in states), None)
    dates = {0: challenge.published_at, 1: challenge.closed_at}
    if at is not None:
        return [
            Stage(label, DONE if n < at else CURRENT if n == at else TODO, dates.get(n))
            for n, (_states, label) in enumerate(ROAD)
        ]
    ended = {S.NO_ADOPTION: 2, S.WITHDRAWN: 1 if challenge.closed_at else 0}.get(challenge.state)
    if ended is not None:
        return [
            Stage(label, DONE if n < ended else ENDED if n == ended else TODO, dates.get(n))
            for n, (_states, label) in enumerate(ROAD)
        ]
    if challenge.state in (S.ENDED, S.ARCHIVED):
        reached = [Stage(label, DONE, dates.get(n)) for n, (_states, label) in enumerate(ROAD[:2])]
        return [*reached, Stage(_("Ended"), ENDED, challenge.state_since)]
    return [Stage(label, TODO) for _states, label in ROAD]


def outcome_sentence(challenge: Challenge) -> str:
    """Return what has become of the call, in one or two sentences."""
    sentence = str(SENTENCES.get(challenge.state, ""))
    if challenge.outcome_words:
        return f"{sentence} {challenge.outcome_words}".strip()
    call = challenge.call
    if challenge.state in (S.OPEN, S.CLOSED, S.SCREENING, S.PITCH_EVENT) and call and call.results_expected_on:
        day = date_words(call.results_expected_on)
        expected = _("The result is expected by %(day)s.") % {"day": day}
        return f"{sentence} {expected}"
    return sentence
