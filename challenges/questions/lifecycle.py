"""The machine of questions."""

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from challenges.questions.enums import QuestionState
from challenges.questions.models import Question
from colab.core.lifecycle import SAME, Machine, Move, T, guard, ref, register

S = QuestionState


@guard(
    "question.answer",
    _("The question as published and the answer are written."),
    next_step=_("Write both; leave out what tells who asked."),
    asks_facts=True,
)
def words_given(move: Move) -> bool:
    """Nothing empty is published."""
    return all((move.facts.get(name) or "").strip() for name in ("question", "answer"))


@guard("question.reason", _("A reason is given."), next_step=_("Write the reason."), asks_facts=True)
def reason_given(move: Move) -> bool:
    """The asker is told why."""
    return bool((move.facts.get("reason") or "").strip())


@guard("question.challenge_public", _("The challenge is public."))
def challenge_public(move: Move) -> bool:
    """Answers stand on the challenge's page."""
    return move.subject.challenge.is_public


def write_answer(move: Move) -> dict:
    """Keep the words; who asked never enters the ledger."""
    for name in ("question", "question_en", "answer", "answer_en"):
        setattr(move.subject, name, move.facts.get(name, ""))
    move.subject.answered_at = move.now
    return {"question": move.subject.question, "answer": move.subject.answer, "reason": move.facts.get("reason", "")}


def publish(move: Move) -> dict:
    """Give the next number of the challenge."""
    question = move.subject
    last = Question.objects.filter(challenge=question.challenge_id).aggregate(last=Max("number"))["last"]
    question.number, question.published_at = (last or 0) + 1, move.now
    move.links.append(ref(question.challenge))
    return {"number": question.number, "question": question.question, "answer": question.answer}


def decline(move: Move) -> None:
    """Keep the reason for the asker."""
    move.subject.declined_reason = move.facts["reason"]


QUESTION = register(
    Machine(
        "question",
        Question,
        states=QuestionState,
        rank=25,
        label=_("Question"),
        initial="asked",
        transitions=[
            T("answer", [S.ASKED, S.ANSWERED], S.ANSWERED, label=_("Write the answer"), guards=[words_given],
              effect=write_answer),
            T("publish", [S.ANSWERED], S.PUBLISHED, label=_("Publish"), guards=[challenge_public], effect=publish,
              also_locks=lambda question: [question.challenge],
              help=_("Everybody sees question and answer, nobody sees who asked; followers are told.")),
            T("decline", [S.ASKED, S.ANSWERED], S.DECLINED, label=_("Do not publish"), guards=[reason_given],
              effect=decline, danger=True),
            T("amend", [S.PUBLISHED], SAME, label=_("Correct the answer"), guards=[words_given, reason_given],
              effect=write_answer),
        ],
        tones={S.ASKED: "warning", S.ANSWERED: "progress", S.PUBLISHED: "success"},
    )
)  # fmt: skip
