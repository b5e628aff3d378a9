"""The workspace page of a question, and the forms of its verbs."""

from django.utils.translation import gettext_lazy as _

from challenges.questions.access import answering
from challenges.questions.forms import AmendForm, AnswerForm
from challenges.questions.models import Question
from colab.core.lifecycle import screens


def context(request, question: Question) -> dict:
    """The asker sees the own question, not who else is at work; those who answer never see the asker."""
    answers = Question.objects.filter(answering(request.actor), pk=question.pk).exists()
    return {"question": question, "answers_it": answers}


screens.register(
    screens.Screen(
        machine="question",
        template="questions/work_detail.html",
        context=context,
        title=lambda question: _("Question on %(title)s") % {"title": question.challenge.label},
        queryset=lambda: Question.objects.select_related("challenge__unit__body"),
        list_url_name="questions:board",
        list_label=_("Questions"),
    )
)
screens.verb_form("question", "answer", AnswerForm)
screens.verb_form("question", "amend", AmendForm)
screens.verb_form("question", "decline", screens.ReasonForm)
