"""Before everything is published: whom it reaches."""

from django import forms
from django.utils.translation import gettext_lazy as _

from colab.core.lifecycle.screens import ConfirmForm
from pitches.decisions.publishing import recipients
from pitches.decisions.queries import decision_of, lines_of, screened_out


class PublishForm(ConfirmForm):
    """Says how many people are mailed, and asks for a tick."""

    seen = forms.BooleanField(label=_("Publish all results and send these mails now"))

    def __init__(self, *args, subject=None, actor=None, **kwargs):
        super().__init__(*args, subject=subject, actor=actor, **kwargs)
        decision = decision_of(subject)
        lines = lines_of(decision) if decision else []
        reached = recipients(lines, screened_out(subject))
        people = sum(len(team) for _pitch, team in reached)
        names = "、".join(pitch.organisation.label for pitch, _team in reached)
        text = _("This will mail %(people)s people of %(teams)s teams: %(names)s.")
        self.fields["seen"].help_text = text % {"people": people, "teams": len(reached), "names": names}

    def facts(self) -> dict:
        """No facts: the tick is for the person."""
        return {}
