"""A judge's sheet as a form."""

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext_lazy as _

from colab.core.ui import forms as ui_forms
from pitches.judging.actions import Typed, devices
from pitches.judging.models import Sheet
from pitches.rounds.models import Criterion, Rubric


class SheetForm(ui_forms.Form):
    """Radio buttons and a comment for each criterion; comments for team and panel; abstention."""

    undecided: Iterable[str] = ()
    """Fields in which another device was first, and which of the two is to stand has still to be said."""

    comment_for_team = forms.CharField(
        label=_("Comment for the team"),
        help_text=_("Released by the office after the publication, without your name."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
        required=False,
    )
    comment_for_panel = forms.CharField(
        label=_("Comment for the panel"),
        help_text=_("Only the panel and the office read it, once the marking is closed."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        required=False,
    )
    abstained = forms.BooleanField(label=_("I abstain from this pitch"), required=False)

    def __init__(self, *args, rubric: Rubric, sheet: Sheet | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.rubric = rubric
        self.criteria = list(rubric.criteria.all())
        given = {mark.criterion_id: mark for mark in sheet.marks.all()} if sheet else {}
        for criterion in self.criteria:
            self._add(criterion, given.get(criterion.pk))
        if sheet:
            for name in ("comment_for_team", "comment_for_panel", "abstained"):
                self.initial.setdefault(name, getattr(sheet, name))
        if sheet and sheet.is_locked:
            for field in self.fields.values():
                field.disabled = True

    def _add(self, criterion: Criterion, mark) -> None:
        choices = [("", _("no mark yet"))] + [
            (str(value), self._words(criterion, value)) for value in self.rubric.values
        ]
        self.fields[f"mark_{criterion.pk}"] = forms.ChoiceField(
            label=criterion.label,
            choices=choices,
            widget=forms.RadioSelect,
            required=False,
            initial="" if mark is None or mark.value is None else str(mark.value),
        )
        self.fields[f"comment_{criterion.pk}"] = forms.CharField(
            label=_("Comment on “%(criterion)s”") % {"criterion": criterion.label},
            widget=forms.Textarea(attrs={"rows": 2}),
            max_length=1000,
            required=False,
            initial=mark.comment if mark else "",
        )

    def _words(self, criterion: Criterion, value: int) -> str:
        words = criterion.anchor(value)
        return f"{value} {words}" if words else str(value)

    def rows(self):
        """Return (criterion, marks field, comment field)."""
        return [(c, self[f"mark_{c.pk}"], self[f"comment_{c.pk}"]) for c in self.criteria]

    def base(self, sheet: Sheet | None) -> str:
        """Return what the page shows, as fingerprints with which the next saving is compared.

        sheet: as it is kept now. A page that was sent shows what it did, but in the fields that it was about.
        """
        now_kept = devices.prints(devices.kept(sheet, self.criteria))
        typed = self.typed() if hasattr(self, "cleaned_data") else None
        if typed is None or typed.seen is None:
            return devices.written(now_kept)
        about = {name: now_kept[name] for name in typed.fields()}
        return devices.written(typed.seen | about)

    def typed(self) -> Typed:
        """Return what was typed, as the action takes it: only the fields the page names as changed, if it names any.

        Another device may have the same sheet open; what this one did not touch is that one's to say.
        """
        only = set(self.data.get("partial", "").split())
        data = {name: value for name, value in self.cleaned_data.items() if not only or name in only}
        marks = {c.pk: data[f"mark_{c.pk}"] for c in self.criteria if f"mark_{c.pk}" in data}
        return Typed(
            marks={pk: int(value) if value != "" else None for pk, value in marks.items()},
            comments={c.pk: data[f"comment_{c.pk}"] for c in self.criteria if f"comment_{c.pk}" in data},
            for_team=data.get("comment_for_team"),
            for_panel=data.get("comment_for_panel"),
            abstained=data.get("abstained"),
            seen=devices.read(self.data.get("base", "")),
        )
