"""Drawing the assignment, changing one seat, files, relations."""

from django import forms
from django.utils.translation import gettext_lazy as _

from colab.core.ui import forms as ui_forms
from colab.core.ui.forms import WholeNumberField
from pitches.judging.enums import RelationKind
from pitches.judging.importing.reading import Unreadable, decode
from pitches.judging.queries import applicants
from pitches.rounds.enums import MARKING_ROLES
from pitches.rounds.queries import active_members, entrants


class DrawForm(ui_forms.Form):
    """The loads, and the seed of the lot; drawn at random when left empty."""

    lowest = WholeNumberField(
        label=_("Pitches a judge, at least"),
        help_text=_("Leave both numbers empty for loads as even as possible."),
        min_value=0,
        max_value=10_000,
        required=False,
    )
    highest = WholeNumberField(label=_("Pitches a judge, at most"), min_value=1, max_value=10_000, required=False)
    keep_all = forms.BooleanField(
        label=_("Keep every present seat and fill the gaps only"),
        help_text=_("For a judge who stepped back, or a conflict declared later."),
        required=False,
    )
    seed = forms.CharField(
        label=_("Seed of the lot"),
        help_text=_(
            "Any word or number; it is published, so that anybody can repeat the draw. Empty: drawn at random."
        ),
        max_length=40,
        required=False,
    )

    def clean(self):
        """Both numbers or none, in order."""
        data = super().clean()
        lowest, highest = data.get("lowest"), data.get("highest")
        if (lowest is None) != (highest is None) and not self.errors:
            self.add_error("lowest" if lowest is None else "highest", _("Give both numbers, or none."))
        elif lowest is not None and highest is not None and lowest > highest:
            self.add_error("highest", _("The highest number is below the lowest."))
        return data

    def load(self) -> tuple[int, int] | None:
        """Return the bounds, None for even loads."""
        lowest, highest = self.cleaned_data["lowest"], self.cleaned_data["highest"]
        return None if lowest is None or highest is None else (lowest, highest)


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


class TableForm(ui_forms.Form):
    """A CSV file, or its rows pasted; the rows of a file are shown, so that they can be corrected in place."""

    file = forms.FileField(label=_("CSV file"), required=False)
    rows = forms.CharField(
        label=_("Rows of the file"),
        help_text=_("A chosen file replaces what stands here."),
        widget=forms.Textarea(attrs={"rows": 10, "spellcheck": "false"}),
        strip=False,
        required=False,
    )

    def clean(self):
        """Put the text of a file into the rows."""
        data = super().clean()
        if sent := data.get("file"):
            try:
                data["rows"] = decode(sent.read())
            except Unreadable as error:
                self.add_error("file", str(error))
            else:
                self.data = self.data.copy()
                self.data["rows"] = data["rows"]
        if not self.errors and not (data.get("rows") or "").strip():
            self.add_error("file", _("Choose a file, or paste its rows."))
        return data


class SeatsFileForm(TableForm):
    """The whole assignment, and why it is changed."""

    reason = forms.CharField(
        label=_("Reason"), help_text=_("For every seat without a reason of its own."), max_length=500
    )


class RelationForm(ui_forms.Form):
    """A relation of a judge to an applicant."""

    member = forms.ChoiceField(label=_("Judge"))
    organisation = forms.ChoiceField(label=_("Organisation"))
    kind = forms.ChoiceField(label=_("Relation"), choices=RelationKind.choices)
    note = forms.CharField(label=_("Where this is known from"), max_length=300, required=False)

    def __init__(self, *args, round_, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["member"].choices = [(member.key, member.label) for member in active_members(round_)]
        self.fields["organisation"].choices = [(one.key, one.label) for one in applicants(round_)]
