"""The guided form of a section: the row's columns and the words of both languages in one form."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from challenges.challenges import completeness
from challenges.challenges.models import Challenge
from challenges.pages.fields import GROUPS, WORDS
from challenges.pages.words import ChallengeWords, read
from colab.core.access import Actor
from colab.core.content.bilingual import Translation, translation_of
from colab.core.organisations.enums import Area
from colab.core.organisations.models import Programme, Unit
from colab.core.ui import forms as ui_forms

COLUMNS = [
    "title", "title_en", "summary", "summary_en", "summary_easy", "areas", "route", "field_site", "field_site_en",
    "pilot_from", "pilot_to", "cost_cap_yen", "budget_route", "contract_possible", "oss_expected", "several_pitches",
    "contact", "joint_units",
]  # fmt: skip
ENGLISH_COLUMNS = ("title_en", "summary_en", "field_site_en")
HELP = {
    "title": _("Best as an open question: “How can we …?” Describe the problem, not the solution."),
    "summary": _("One sentence for lists, mails and the ledger."),
    "summary_easy": _("Short sentences, one idea each, no difficult words. Shown by a switch."),
    "cost_cap_yen": _("The most the body pays for the pilot. 0 where nothing is paid."),
    "budget_route": _(
        "How a purchase would be paid if the pilot does well. “No budget yet” is an answer; teams see it."
    ),
    "contract_possible": _("Shown as a possibility, never as a promise."),
    "contact": _("Section and telephone or address; public."),
    "joint_units": _("For a joint challenge: sections of other bodies that take part."),
}
LATE = {
    Translation.LATE: _("The Japanese has changed since: the English is late."),
    Translation.MISSING: _("Not translated yet."),
}


class NewChallengeForm(ui_forms.Form):
    """The first three facts; the draft is saved from here on."""

    title = forms.CharField(label=_("Title"), max_length=100, help_text=HELP["title"])
    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("Section"))
    programme = forms.ModelChoiceField(Programme.objects.none(), label=_("Programme"))

    def __init__(self, *args, actor: Actor, **kwargs):
        super().__init__(*args, **kwargs)
        units = Unit.objects.filter(pk__in=actor.grants.units("section", "head")).select_related("body")
        self.fields["unit"].queryset = units
        self.fields["programme"].queryset = Programme.objects.filter(is_active=True)
        if len(units) == 1:
            self.initial.setdefault("unit", units[0].pk)
        if self.fields["programme"].queryset.count() == 1:
            self.initial.setdefault("programme", self.fields["programme"].queryset.get().pk)


class ChallengeForm(ui_forms.ModelForm):
    """All fields of a challenge. Nothing but the title is required: completeness is asked when it is handed in."""

    areas = forms.MultipleChoiceField(
        label=_("Field of work"), choices=Area.choices, required=False, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = Challenge
        fields = COLUMNS

    def __init__(self, *args, english: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        self.before = {name: self.initial.get(name) for name in COLUMNS}
        self.words = read(self.instance)
        for name, text in HELP.items():
            self.fields[name].help_text = text
        self.fields["joint_units"].queryset = (
            Unit.objects.exclude(pk=self.instance.unit_id).filter(body__is_active=True).select_related("body")
        )
        self.fields["joint_units"].label = _("Joint sections")
        self._add_words(english)
        if english:
            self._mark_columns()
        else:
            for name in ENGLISH_COLUMNS:
                del self.fields[name]
        self._mark_needed()
        self.sections = self._sections()

    def _mark_needed(self) -> None:
        """Drafts may have gaps, so nothing is required yet; the mark beside the label says what will be."""
        for need in completeness.NEEDS:
            if need.field in self.fields and not self.fields[need.field].required:
                self.fields[need.field].need = _("*needed for sending")

    def _add_words(self, english: bool) -> None:
        for words in WORDS:
            self.fields[f"{words.name}_ja"] = _area(words.label, words.help, words.length)
            self.initial[f"{words.name}_ja"] = self.words.ja[words.name]
            if english:
                label = _InEnglish(words.label)
                state = LATE.get(self.words.english(words.name), "")
                self.fields[f"{words.name}_en"] = _area(label, state, words.length * 2)
                self.initial[f"{words.name}_en"] = self.words.en[words.name]

    def _mark_columns(self) -> None:
        row = self.instance
        for name in ("title", "summary"):
            stand = translation_of(getattr(row, name), getattr(row, f"{name}_en"), getattr(row, f"{name}_en_of"))
            self.fields[f"{name}_en"].help_text = LATE.get(stand, "")

    def _sections(self) -> list[ui_forms.Section]:
        basics = ["title", "title_en", "summary", "summary_en", "areas"]
        site = ["field_site", "field_site_en", "cost_cap_yen", "budget_route", "pilot_from", "pilot_to"]
        after = ["contract_possible", "oss_expected", "route", "several_pitches", "joint_units"]
        return [
            ui_forms.Section(_("In short"), [*basics, "contact"]),
            ui_forms.Section(GROUPS["problem"], self._names("problem", required=True)),
            ui_forms.Section(GROUPS["field"], [*site, *self._names("field", required=True)]),
            ui_forms.Section(_("More on the problem"), self._names("problem", required=False), open=False),
            ui_forms.Section(GROUPS["answer"], self._names("answer", required=False), open=False),
            ui_forms.Section(_("More on the site"), self._names("field", required=False), open=False),
            ui_forms.Section(GROUPS["after"], [*after, *self._names("after", required=False)], open=False),
            ui_forms.Section(_("Easy Japanese"), ["summary_easy"], open=False),
        ]

    def _names(self, group: str, *, required: bool) -> list[str]:
        found = [words.name for words in WORDS if words.group == group and words.required == required]
        return [f"{name}_{language}" for name in found for language in ("ja", "en")]

    def facts(self) -> dict[str, Any]:
        """Return the columns and words that differ from what is saved, of the fields that are valid."""
        changed: dict[str, Any] = {}
        for name in COLUMNS:
            if name in self.cleaned_data and not _same(self.before.get(name), self.cleaned_data[name]):
                changed[name] = self.cleaned_data[name]
        words = self._changed_words(self.words)
        return changed | ({"words": words} if words else {})

    def _changed_words(self, saved: ChallengeWords) -> dict[str, dict[str, str]]:
        found: dict[str, dict[str, str]] = {}
        for language, texts in (("ja", saved.ja), ("en", saved.en)):
            for words in WORDS:
                new = self.cleaned_data.get(f"{words.name}_{language}")
                if new is not None and new != texts[words.name]:
                    found.setdefault(language, {})[words.name] = new
        return found


class _InEnglish:
    """A label followed by “(English)”, in the reader's language."""

    def __init__(self, label: Any):
        self.label = label

    def __str__(self):
        from django.utils.translation import gettext

        return gettext("%(field)s (English)") % {"field": self.label}


def _area(label: Any, help_text: Any, length: int) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": 4})
    return forms.CharField(label=label, help_text=help_text, required=False, max_length=length, widget=widget)


def _same(old: Any, new: Any) -> bool:
    if hasattr(new, "values_list"):
        return {unit.pk for unit in old or []} == {unit.pk for unit in new}
    return (old or None) == (new or None) if new in ("", None, []) else old == new
