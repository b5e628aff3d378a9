"""Who is told about questions."""

from django.utils.translation import gettext_lazy as _

from challenges.challenges.notices import public_path
from challenges.questions.models import Question
from colab.core.lifecycle import Move, consequence, ref
from colab.core.notices import Category, Kind, broadcast, notify, register
from colab.core.notices.topics import follow_topic
from colab.core.organisations.queries import holders


@register
class Asked(Kind):
    """A team has asked."""

    code = "question.asked"
    label = _("A question is to be answered")
    category = Category.QUESTION
    template = "asked"
    audience = "section and office"


@register
class Published(Kind):
    """An answer was published."""

    code = "question.published"
    label = _("An answer was published")
    category = Category.QUESTION
    template = "published"
    audience = "the asker and followers of the challenge"


@register
class Declined(Kind):
    """A question is not published."""

    code = "question.declined"
    label = _("A question is not published")
    category = Category.QUESTION
    template = "declined"
    mutable = False
    audience = "the asker"


def _words(about: Question, /, **more) -> dict:
    challenge = about.challenge
    return {"title": {"ja": challenge.title, "en": challenge.title_en}, **more}


@consequence("question", "create")
def tell_officers(move: Move) -> None:
    """Section and office are to answer; the mail does not say who asked."""
    question = move.subject
    challenge = question.challenge
    people = [
        *holders("section", unit=challenge.unit),
        *holders("office", "office_admin", programme=challenge.programme),
    ]
    notify(Asked, to=people, subject_ref=ref(question), context=_words(question, body=question.body))


@consequence("question", "publish")
def tell_followers(move: Move) -> None:
    """The asker, and everybody who follows the challenge."""
    question = move.subject
    words = _words(
        question,
        number=question.number,
        question={"ja": question.question, "en": question.question_en},
        answer={"ja": question.answer, "en": question.answer_en},
    )
    about = {"subject_ref": ref(question.challenge), "url": public_path(question.challenge), "context": words}
    notify(Published, to=question.asker, dedupe=question.key, **about)
    broadcast(follow_topic("challenge", question.challenge.key), Published, dedupe=question.key, **about)


@consequence("question", "decline")
def tell_asker(move: Move) -> None:
    """Why there is no public answer."""
    question = move.subject
    notify(
        Declined,
        to=question.asker,
        subject_ref=ref(question),
        context=_words(question, body=question.body, reason=move.facts["reason"]),
    )
