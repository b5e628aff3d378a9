"""Questions on the pages of challenges."""

from challenges.calls.queries import accepts_questions
from challenges.challenges.models import Challenge
from challenges.questions.enums import QuestionState
from colab.core import access, clock
from colab.core.lifecycle import slots


def _takes(challenge: Challenge) -> bool:
    return challenge.state == "open" and bool(challenge.call) and accepts_questions(challenge.call, clock.now())


def published(request, challenge: Challenge) -> dict:
    """The numbered, dated answers."""
    rows = challenge.questions.filter(state=QuestionState.PUBLISHED).order_by("number")
    over = challenge.state == "open" and not _takes(challenge)
    return {"questions": list(rows), "challenge": challenge, "takes": _takes(challenge), "over": over}


def button(request, challenge: Challenge) -> dict | None:
    """The button for asking, until the deadline for questions."""
    return {"challenge": challenge} if _takes(challenge) else None


def waiting(request, challenge: Challenge) -> dict | None:
    """In the workspace: what has been asked, for those who answer; what is not published is nobody else's business."""
    if not request.actor.grants.is_staff:
        return None
    rows = list(access.visible_to(request.actor, challenge.questions.order_by("asked_at")))
    return {"questions": rows} if rows else None


slots.add("public:challenge", "questions/published.html", published, order=40)
slots.add("public:challenge:action", "questions/button.html", button, order=60)
slots.add("subject:challenge", "questions/on_challenge.html", waiting, order=40)
