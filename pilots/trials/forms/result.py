"""Report, evaluation, and what comes after."""

from django.utils.translation import gettext_lazy as _

from colab.core.ui.forms import Section
from pilots.trials.models import Pilot

from .facts import FactsForm


class ReportForm(FactsForm):
    """The final report; a failure is reported like a success, with its lesson."""

    class Meta:
        model = Pilot
        fields = ["final_report", "lesson", "final_report_en", "lesson_en"]

    sections = [
        Section(_("Final report"), ["final_report", "lesson"]),
        Section(_("In English"), ["final_report_en", "lesson_en"], open=False),
    ]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.require("final_report")


class EvaluationForm(FactsForm):
    """The section's evaluation in words; the verdict is computed from the readings."""

    class Meta:
        model = Pilot
        fields = ["evaluation", "evaluation_en"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.require("evaluation")


class OutcomeForm(FactsForm):
    """Why it goes on, or ends."""

    class Meta:
        model = Pilot
        fields = ["outcome_reason"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.require("outcome_reason")
