"""Rules, criteria, phases, talks."""

from django import forms
from django.utils.translation import gettext_lazy as _

from colab.core.ui.forms import DateField3, DateTimeField3, Section, WholeNumberField
from pitches.rounds.enums import Entrants, PhaseKind, Reads, ScoringRule
from pitches.rounds.queries import newest_rubric

from .base import VerbForm

ROWS = 8
ANCHORED = (1, 3, 5, 7, 9)
AVAILABLE = [("", _("No rule chosen yet")), *ScoringRule.choices]
COMMON_ANCHORS = {
    1: ("ほとんど認められない", "hardly any"),
    3: ("やや不足", "rather weak"),
    5: ("標準的", "average"),
    7: ("優れている", "good"),
    9: ("特に優れている", "outstanding"),
}


class RulesForm(VerbForm):
    """Which figure counts, how many judges read each pitch, how many can be adopted."""

    scoring_rule = forms.ChoiceField(
        label=_("Scoring rule: which figure counts"),
        help_text=_(
            "The panel sees all figures side by side; the one that counts is chosen and published beforehand. "
            "The plain mean is for rounds in which every judge marks every pitch."
        ),
        choices=AVAILABLE,
        widget=forms.RadioSelect,
        required=False,
    )
    entrants = forms.ChoiceField(
        label=_("Which pitches are judged"), choices=Entrants.choices, widget=forms.RadioSelect
    )
    judges_per_pitch = WholeNumberField(label=_("Judges per pitch (at least)"), min_value=1, max_value=30)
    places = WholeNumberField(label=_("Pitches that can be adopted (at most)"), min_value=1, max_value=20)
    marks_due_at = DateTimeField3(label=_("Marks wanted by"), required=False)
    blind = forms.BooleanField(
        label=_("judges do not see who applied"),
        help_text=_(
            "Until the marking is closed, names, people, addresses and file names are hidden from the judges. "
            "Chosen before the rules are published."
        ),
        required=False,
    )
    single_marks = forms.BooleanField(
        label=_("teams see single marks under pseudonyms"),
        help_text=_(
            "After the publication each team reads the marks its own pitch got, from “Judge A”, “Judge B” and so on. "
            "Part of the published rules."
        ),
        required=False,
    )
    note = forms.CharField(
        label=_("Notes for the judges"), widget=forms.Textarea(attrs={"rows": 4}), max_length=4000, required=False
    )
    note_en = forms.CharField(
        label=_("Notes in English"), widget=forms.Textarea(attrs={"rows": 3}), max_length=4000, required=False
    )

    def prepare(self) -> None:
        """Begin with what stands."""
        for name in self.fields:
            self.initial[name] = getattr(self.subject, name)


class RubricForm(VerbForm):
    """Up to eight criteria with weights that add up to 100, and common words for the marks 1, 3, 5, 7 and 9."""

    scale_max = WholeNumberField(label=_("Highest mark (the lowest is 0)"), min_value=2, max_value=100, initial=10)

    def prepare(self) -> None:
        """Make the rows, filled with the present criteria."""
        rubric = newest_rubric(self.subject)
        present = list(rubric.criteria.all()) if rubric else []
        self.sections = []
        if rubric:
            self.initial["scale_max"] = rubric.scale_max
        for n in range(1, ROWS + 1):
            self._row(n, present[n - 1] if n <= len(present) else None)
        self._anchors(present[0].anchors if present else {})

    def _row(self, n: int, criterion) -> None:
        def text(label, length, name):
            value = getattr(criterion, name) if criterion else ""
            return forms.CharField(label=label, max_length=length, required=False, initial=value)

        names = {
            f"name_{n}": text(_("Criterion"), 100, "name"),
            f"weight_{n}": WholeNumberField(
                label=_("Weight (%)"),
                min_value=1,
                max_value=100,
                required=False,
                initial=criterion.weight if criterion else None,
            ),
            f"help_{n}": text(_("What to look at"), 400, "help"),
            f"name_en_{n}": text(_("Criterion in English"), 100, "name_en"),
            f"help_en_{n}": text(_("What to look at, in English"), 400, "help_en"),
        }
        self.fields.update(names)
        title = _("Criterion %(n)s") % {"n": n}
        self.sections.append(Section(title, list(names), open=criterion is not None or n <= 4))

    def _anchors(self, present: dict) -> None:
        names = []
        for mark in ANCHORED:
            for place, language in enumerate(("ja", "en")):
                name = f"anchor_{mark}_{language}"
                label = _("Words for %(mark)s") if language == "ja" else _("Words for %(mark)s in English")
                initial = present.get(str(mark), {}).get(language) or COMMON_ANCHORS[mark][place]
                self.fields[name] = forms.CharField(
                    label=label % {"mark": mark}, max_length=60, required=False, initial=initial
                )
                names.append(name)
        self.sections.append(Section(_("Words for the marks"), names, open=False))

    def clean(self) -> dict:
        """A criterion has a name and a weight; the weights add up to 100."""
        data = super().clean()
        total = 0
        for n in range(1, ROWS + 1):
            name, weight = data.get(f"name_{n}"), data.get(f"weight_{n}")
            if name and not weight:
                self.add_error(f"weight_{n}", _("Give the criterion a weight."))
            if weight and not name:
                self.add_error(f"name_{n}", _("Give the criterion a name."))
            total += weight or 0
        if total != 100 and not self.errors:
            self.add_error(None, _("The weights add up to %(total)s, not to 100.") % {"total": total})
        return data

    def facts(self) -> dict:
        """Return the criteria as the verb takes them."""
        data = self.cleaned_data
        anchors = {}
        for mark in ANCHORED:
            words = {language: data[f"anchor_{mark}_{language}"] for language in ("ja", "en")}
            if words["ja"] and mark <= data["scale_max"]:
                anchors[str(mark)] = words
        names = ("name", "weight", "help", "name_en", "help_en")
        rows = [{name: data[f"{name}_{n}"] for name in names} for n in range(1, ROWS + 1) if data[f"name_{n}"]]
        return {
            "criteria": [row | {"anchors": anchors} for row in rows],
            "scale_min": 0,
            "scale_max": data["scale_max"],
        }


class PhasesForm(VerbForm):
    """From when until when judges may read and mark, for each kind of phase that is used."""

    def prepare(self) -> None:
        """Make one section for each kind."""
        present = {phase.kind: phase for phase in self.subject.phases.all()}
        self.sections = []
        for kind in PhaseKind:
            phase = present.get(kind)
            marks = phase.judges_mark if phase else kind in (PhaseKind.SCORING, PhaseKind.FINAL)
            reads = phase.judges_read if phase else (Reads.ALL if kind == PhaseKind.DELIBERATION else Reads.ASSIGNED)
            names = {
                f"{kind}_starts_at": DateTimeField3(
                    label=_("From"), required=False, initial=phase.starts_at if phase else None
                ),
                f"{kind}_ends_at": DateTimeField3(
                    label=_("Until"), required=False, initial=phase.ends_at if phase else None
                ),
                f"{kind}_judges_read": forms.ChoiceField(
                    label=_("Judges may read"), choices=Reads.choices, initial=reads
                ),
                f"{kind}_judges_mark": forms.BooleanField(
                    label=_("Judges may give marks"), required=False, initial=marks
                ),
            }
            self.fields.update(names)
            self.sections.append(Section(kind.label, list(names), open=phase is not None or kind == PhaseKind.SCORING))

    def clean(self) -> dict:
        """A phase has both ends, in order; there is at least one."""
        data = super().clean()
        for kind in PhaseKind:
            start, end = data.get(f"{kind}_starts_at"), data.get(f"{kind}_ends_at")
            if bool(start) != bool(end):
                self.add_error(f"{kind}_ends_at" if start else f"{kind}_starts_at", _("Give both ends of the phase."))
            elif start and start >= end:
                self.add_error(f"{kind}_ends_at", _("A phase ends after it has begun."))
        if not self.errors and not self._used(data):
            self.add_error(None, _("Enter at least one phase."))
        return data

    @staticmethod
    def _used(data: dict) -> list:
        return [kind for kind in PhaseKind if data.get(f"{kind}_starts_at")]

    def facts(self) -> dict:
        """Return the phases as the verb takes them."""
        names = ("starts_at", "ends_at", "judges_read", "judges_mark")
        data = self.cleaned_data
        used = self._used(data)
        return {"phases": [{"kind": k.value} | {name: data[f"{k}_{name}"] for name in names} for k in used]}


class TalksForm(VerbForm):
    """When the talks with the team began."""

    on = DateField3(label=_("The talks began on"))
    note = forms.CharField(
        label=_("About the talks"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000, required=False
    )
