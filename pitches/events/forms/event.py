"""Forms of an event's verbs."""

from django import forms
from django.utils.translation import gettext_lazy as _

from colab.core.ui import forms as ui_forms
from colab.core.ui.forms import Section
from pitches.events.models import Event
from pitches.rounds.models import Round

FIELDS = [
    "title", "summary", "starts_at", "ends_at", "venue", "online_url", "capacity", "registration_until",
    "minutes_per_pitch", "minutes_for_questions", "title_en", "summary_en", "venue_en",
]  # fmt: skip
SECTIONS = [
    Section(_("What and when"), ["title", "summary", "starts_at", "ends_at"]),
    Section(_("Where and for whom"), ["venue", "online_url", "capacity", "registration_until"]),
    Section(_("Times of a pitch"), ["minutes_per_pitch", "minutes_for_questions"], open=False),
    Section(_("In English"), ["title_en", "summary_en", "venue_en"], open=False),
]
ROWS = 12


class EventForm(ui_forms.ModelForm):
    """Date, place, seats."""

    class Meta:
        model, fields = Event, FIELDS

    sections = SECTIONS

    def __init__(self, *args, subject=None, actor=None, **kwargs):
        super().__init__(*args, instance=Event.objects.get(pk=subject.pk) if subject else None, **kwargs)

    def facts(self) -> dict:
        """Return what was typed."""
        return dict(self.cleaned_data)


class VerbForm(ui_forms.Form):
    """A form that knows its event."""

    def __init__(self, *args, subject=None, actor=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.subject = subject
        self.prepare()

    def prepare(self) -> None:
        """Fill in choices; subclasses do."""

    def facts(self) -> dict:
        """Return what was typed."""
        return dict(self.cleaned_data)


class RoundsForm(VerbForm):
    """The rounds that have their final here."""

    rounds = forms.MultipleChoiceField(
        label=_("Rounds"), widget=forms.CheckboxSelectMultiple, help_text=_("Each judges the pitches on one challenge.")
    )

    def prepare(self) -> None:
        """Offer the programme's rounds that are not decided and have no other event."""
        rows = Round.objects.filter(challenge__programme=self.subject.programme_id)
        rows = rows.filter(state__in=["planned", "judges_fixed", "scoring"]).select_related("challenge")
        taken = Round.objects.filter(event_round__isnull=False).exclude(event_round__event=self.subject).values("pk")
        rows = rows.exclude(pk__in=taken).order_by("pk")
        self.fields["rounds"].choices = [(row.key, f"{row.challenge.code or ''} {row.challenge.label}") for row in rows]
        hosted = self.subject.event_rounds.order_by("order").values_list("round__key", flat=True)
        self.initial["rounds"] = list(hosted)


class ProgrammeForm(VerbForm):
    """Up to twelve lines."""

    def prepare(self) -> None:
        """Make the rows, filled with the present lines."""
        present = list(self.subject.lines.all())
        self.sections = []
        for n in range(1, ROWS + 1):
            line = present[n - 1] if n <= len(present) else None
            names = {
                f"at_{n}": forms.TimeField(
                    label=_("Time"),
                    required=False,
                    initial=line.at if line else None,
                    widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
                ),
                f"title_{n}": self._text(_("Item"), 150, line, "title"),
                f"speaker_{n}": self._text(_("Speaker"), 150, line, "speaker"),
                f"title_en_{n}": self._text(_("Item in English"), 300, line, "title_en"),
                f"speaker_en_{n}": self._text(_("Speaker in English"), 300, line, "speaker_en"),
            }
            self.fields.update(names)
            self.sections.append(Section(_("Line %(n)s") % {"n": n}, list(names), open=line is not None or n <= 3))

    @staticmethod
    def _text(label, length, line, name):
        return forms.CharField(
            label=label, max_length=length, required=False, initial=getattr(line, name) if line else ""
        )

    def facts(self) -> dict:
        """Return the lines that say something."""
        data = self.cleaned_data
        lines = []
        for n in range(1, ROWS + 1):
            if data[f"title_{n}"]:
                at = data[f"at_{n}"]
                line = {name: data[f"{name}_{n}"] for name in ("title", "title_en", "speaker", "speaker_en")}
                lines.append(line | {"at": at.strftime("%H:%M") if at else None})
        return {"lines": lines}


class FinalistsForm(VerbForm):
    """The lot for the running order."""

    seed = forms.CharField(
        label=_("Seed of the lot"),
        help_text=_("Any word or number; it is published, so that anybody can repeat the lot. Empty: drawn at random."),
        max_length=40,
        required=False,
    )


class ReportForm(VerbForm):
    """A few words after the event."""

    report = forms.CharField(label=_("Report"), widget=forms.Textarea(attrs={"rows": 8}), max_length=4000)
    report_en = forms.CharField(
        label=_("Report in English"), widget=forms.Textarea(attrs={"rows": 5}), max_length=8000, required=False
    )

    def prepare(self) -> None:
        """Begin with what stands."""
        self.initial |= {"report": self.subject.report, "report_en": self.subject.report_en}
