"""The answers of the self-check. They are read once and kept nowhere."""

from django import forms
from django.utils.translation import pgettext_lazy

from colab.core.ui import forms as ui_forms

ANSWERS = [("yes", pgettext_lazy("self-check", "Yes")), ("no", pgettext_lazy("self-check", "No or not sure"))]


class EligibilityForm(ui_forms.Form):
    """A yes or no for every statement."""

    def __init__(self, *args, questions, **kwargs):
        super().__init__(*args, **kwargs)
        self.questions = questions
        for question in questions:
            self.fields[question.code] = forms.ChoiceField(
                label=question.text, choices=ANSWERS, widget=forms.RadioSelect, help_text=question.article
            )

    def noes(self) -> list:
        """Return the questions answered with no."""
        return [question for question in self.questions if self.cleaned_data.get(question.code) == "no"]
