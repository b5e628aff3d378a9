"""Voting, and preparing the vote."""

from django import forms
from django.utils.translation import gettext_lazy as _

from colab.core.ui import forms as ui_forms
from colab.core.ui.forms import WholeNumberField
from pitches.live.board import team_label
from pitches.live.enums import VoteMode


class VoteForm(ui_forms.Form):
    """One of the teams, and the code where one is needed."""

    code = forms.CharField(
        label=_("Your code"),
        help_text=_("Eight letters and digits, as on the paper you were given."),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )
    team = forms.ChoiceField(label=_("Which team convinced you most?"), widget=forms.RadioSelect)

    def __init__(self, *args, lines, with_code: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["team"].choices = [(str(line.pk), f"{n}. {team_label(line, n)}") for n, line in lines]
        if not with_code:
            del self.fields["code"]


class ModeForm(ui_forms.Form):
    """How the audience votes."""

    mode = forms.ChoiceField(
        label=_("How the audience votes"),
        choices=VoteMode.choices,
        widget=forms.RadioSelect,
        help_text=_(
            "With codes everybody present votes once. Without codes somebody with two devices can vote twice. "
            "Votes never enter the judges' scores."
        ),
    )


class CodesForm(ui_forms.Form):
    """How many codes are made."""

    count = WholeNumberField(label=_("Number of further codes"), min_value=1, max_value=1000, initial=50)
