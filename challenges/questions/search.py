"""Questions and answers in the search: published ones for everybody, the others for who asked and who answers."""

from django.urls import reverse
from django.utils.translation import pgettext_lazy

from challenges.challenges.models import Challenge
from challenges.questions.enums import QuestionState
from challenges.questions.models import Question
from colab.core import search


def rows():
    """Return all questions with their challenge."""
    return Question.objects.select_related("challenge__unit__parent__parent").order_by("pk")


def build(question: Question) -> search.Doc:
    """Return the document: what is published where it is published, else what was asked; never who asked."""
    challenge = question.challenge
    public = question.state == QuestionState.PUBLISHED and challenge.is_public
    visibility = ["public"]
    if not public:
        visibility = [f"user:{question.asker_id}", f"unit:{challenge.unit_id}", f"programme:{challenge.programme_id}"]
    return search.Doc(
        title=question.question if public else question.question or question.body,
        title_en=question.question_en,
        body=f"{question.answer}\n{challenge.title}",
        body_en=f"{question.answer_en}\n{challenge.title_en}",
        keywords=challenge.code or "",
        facets={"area": challenge.areas, **search.place(challenge.unit)},
        url=f"{reverse('challenges:detail', args=[challenge.slug])}#questions"
        if public
        else reverse("questions:board"),
        date=question.published_at or question.asked_at,
        visibility=visibility,
    )


def answers(challenge):
    """Return the published questions and answers of a challenge: they stand on its page."""
    if not challenge.is_public:
        return "", ""
    found = Question.objects.filter(challenge=challenge, state=QuestionState.PUBLISHED).order_by("number")
    texts = list(found.values_list("question", "answer", "question_en", "answer_en"))
    return "\n".join("\n".join(row[:2]) for row in texts), "\n".join("\n".join(row[2:]) for row in texts)


search.also(Challenge, answers)
search.follow(Question, lambda question: [question.challenge])
search.follow(Challenge, lambda challenge: challenge.questions.order_by("pk"))  # their documents name it
search.register(
    search.Document(
        kind="question",
        model=Question,
        queryset=rows,
        build=build,
        label=pgettext_lazy("search", "Questions and answers"),
        order=15,
    )
)
