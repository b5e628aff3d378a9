"""Asking and answering."""

from django import forms
from django.utils.translation import gettext_lazy as _

from colab.core.ui import forms as ui_forms


def _area(label, length, *, required=True, help_text="", rows=5):
    return forms.CharField(
        label=label, max_length=length, required=required, help_text=help_text,
        widget=forms.Textarea(attrs={"rows": rows}),
    )  # fmt: skip


class AskForm(ui_forms.Form):
    """One question."""

    body = _area(
        _("Your question"), 1000,
        help_text=_("Question and answer are published for everybody. Who asked is not shown: name neither yourself "
                    "nor your idea."),
    )  # fmt: skip


class AnswerForm(ui_forms.Form):
    """The question as it will be published, and the answer."""

    question = _area(_("Question as published"), 1000, help_text=_("Take out what tells who asked."), rows=4)
    answer = _area(_("Answer"), 2000, help_text=_("Published answers become part of the conditions."))
    question_en = _area(_("Question in English"), 2000, required=False, rows=4)
    answer_en = _area(_("Answer in English"), 4000, required=False)

    def __init__(self, *args, subject=None, actor=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.subject = subject
        for name in ("question", "answer", "question_en", "answer_en"):
            self.initial.setdefault(name, getattr(subject, name))
        if not self.initial["question"]:
            self.initial["question"] = subject.body


class AmendForm(AnswerForm):
    """A corrected answer, with the reason."""

    reason = _area(_("Reason for the correction"), 1000, rows=3)
