"""Drawing the assignment, and changing one seat."""

from django import forms
from django.utils.translation import gettext_lazy as _

from colab.core.ui import forms as ui_forms
from pitches.rounds.enums import MARKING_ROLES
from pitches.rounds.queries import active_members, entrants


class DrawForm(ui_forms.Form):
    """The seed of the lot; drawn at random when left empty."""

    seed = forms.CharField(
        label=_("Seed of the lot"),
        help_text=_(
            "Any word or number; it is published, so that anybody can repeat the draw. Empty: drawn at random."
        ),
        max_length=40,
        required=False,
    )


class SeatForm(ui_forms.Form):
    """Add or take away one seat, with a reason."""

    change = forms.ChoiceField(label=_("Change"), choices=[("add", _("add a seat")), ("remove", _("take a seat away"))])
    member = forms.ChoiceField(label=_("Judge"))
    pitch = forms.ChoiceField(label=_("Pitch"))
    reason = forms.CharField(label=_("Reason"), max_length=500)

    def __init__(self, *args, round_, **kwargs):
        super().__init__(*args, **kwargs)
        members = active_members(round_).filter(role__in=MARKING_ROLES)
        self.fields["member"].choices = [(member.key, member.label) for member in members]
        pitches = entrants(round_).select_related("organisation")
        self.fields["pitch"].choices = [(p.key, f"{p.label}（{p.organisation.label}）") for p in pitches]
