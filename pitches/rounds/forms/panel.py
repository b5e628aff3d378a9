"""People on the panel."""

from django import forms
from django.utils.translation import gettext_lazy as _

from colab.core.ui.forms import NarrowEmailField, Section
from pitches.rounds.enums import PanelRole
from pitches.rounds.queries import active_members

from .base import VerbForm


class PersonForm(VerbForm):
    """Somebody to be invited, named as in the publication of the result."""

    name = forms.CharField(label=_("Full name"), max_length=100, help_text=_("Published with the result."))
    email = NarrowEmailField(
        label=_("E-mail address"), help_text=_("The invitation is mailed here; no account is needed.")
    )
    role = forms.ChoiceField(label=_("Role"), choices=PanelRole.choices, initial=PanelRole.JUDGE)
    affiliation = forms.CharField(label=_("Affiliation"), max_length=150, required=False)
    expert_field = forms.CharField(label=_("Field of expertise"), max_length=150, required=False)
    language = forms.ChoiceField(label=_("Language of the mails"), choices=[("ja", "日本語"), ("en", "English")])
    name_en = forms.CharField(label=_("Full name in English"), max_length=100, required=False)
    affiliation_en = forms.CharField(label=_("Affiliation in English"), max_length=150, required=False)
    sections = [Section(_("In English"), ["name_en", "affiliation_en"], open=False)]


class RecuseForm(VerbForm):
    """A judge who steps back."""

    member = forms.ChoiceField(label=_("Judge"))
    reason = forms.CharField(label=_("Reason"), max_length=500)

    def prepare(self) -> None:
        """Offer those who sit on the panel."""
        self.fields["member"].choices = [(m.key, m.label) for m in active_members(self.subject)]


class SubstituteForm(PersonForm):
    """Somebody who takes the seats of a judge who stepped back."""

    member = forms.ChoiceField(label=_("In the place of"))
    field_order = ["member"]

    def prepare(self) -> None:
        """Offer those who stepped back and were not replaced; the role is theirs."""
        del self.fields["role"]
        gone = self.subject.panel.filter(recused_at__isnull=False, replaced_by=None)
        self.fields["member"].choices = [(member.key, member.label) for member in gone]
