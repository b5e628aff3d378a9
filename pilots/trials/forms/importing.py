"""Readings out of a file."""

from django import forms
from django.utils.translation import gettext_lazy as _

from colab.core import clock, files
from colab.core.ui import forms as ui_forms
from pilots.trials import reading_files
from pilots.trials.models import Reading


class ImportForm(ui_forms.Form):
    """The file, and what holds where it says nothing; a bad row is named by its number, and nothing is entered."""

    indicator = forms.ModelChoiceField(
        label=_("Indicator"), queryset=None, empty_label=None, help_text=_("Where the file has no column 指標.")
    )
    phase = forms.ChoiceField(
        label=_("Phase"),
        choices=Reading.Phase.choices,
        initial="after",
        help_text=_("Where the file has no column 時点 (前, 後)."),
    )
    taken_on = ui_forms.DateField3(
        label=_("Taken on"), required=False, help_text=_("Where the file has no column 測定日.")
    )
    source = forms.CharField(label=_("Source"), max_length=200, required=False)

    def __init__(self, *args, subject, actor=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.rows = list(subject.indicators.order_by("order", "pk"))
        self.fields["indicator"].queryset = subject.indicators.order_by("order", "pk")
        self.fields["file"] = files.UploadField(
            "pilot.readings",
            required=True,
            max_count=1,
            help_text=_("CSV or XLSX with the headings 指標, 時点, 対象, 値, 測定日; only 値 is needed."),
        )
        self.order_fields(["file", "indicator", "phase", "taken_on", "source"])

    def clean(self):
        """Read every row, or say of each bad one what is wrong with it."""
        data = super().clean()
        if self.errors or not data.get("file"):
            return data
        stored = data["file"][0]
        try:
            with stored.blob.open("rb") as opened:
                lines = reading_files.read(opened.read(), stored.name)
        except reading_files.Unreadable as error:
            self.add_error("file", str(error))
            return data
        rows, problems = self._read(lines, data)
        if problems or not rows:
            self.add_error("file", problems[:20] or [_("The file holds no reading.")])
        data["rows"] = rows
        return data

    def _read(self, lines: list, data: dict) -> tuple[list[dict], list[str]]:
        rows, problems, seen = [], [], set()
        for line in lines:
            try:
                row = self._row(line.cells, data)
            except ValueError as error:
                problems.append(_("Row %(n)d: %(what)s") % {"n": line.number, "what": error})
                continue
            once = (row["indicator"].pk, row["phase"], row["label"], row["taken_on"])
            if row["label"] and (once in seen or self._known(row)):
                problems.append(_("Row %(n)d: %(what)s") % {"n": line.number, "what": _("entered already")})
            seen.add(once)
            rows.append(row)
        return rows, problems

    def _row(self, cells: dict, data: dict) -> dict:
        row = {"label": str(cells.get("label") or "").strip()[:60], "source": data["source"] or data["file"][0].name}
        row["indicator"] = self._indicator(cells.get("indicator"), data["indicator"])
        row["value"] = _read_cell(reading_files.number, cells.get("value"), _("not a number"))
        row["phase"] = _read_cell(reading_files.phase, cells.get("phase"), _("neither 前 nor 後")) or data["phase"]
        found = _read_cell(reading_files.day, cells.get("taken_on"), _("not a date")) or data["taken_on"]
        if found is None:
            raise ValueError(_("no date"))
        if found > clock.today():
            raise ValueError(_("This day lies in the future."))
        return row | {"taken_on": found}

    def _indicator(self, cell, chosen):
        name = str(cell or "").strip().removeprefix("'")
        if not name:
            return chosen
        for each in self.rows:
            if name in (each.name, each.name_en):
                return each
        raise ValueError(_("no such indicator: %(name)s") % {"name": name})

    def _known(self, row: dict) -> bool:
        same = {name: row[name] for name in ("indicator", "phase", "label", "taken_on")}
        return Reading.objects.filter(**same).exists()

    def facts(self) -> dict:
        """The readings as rows, and the file they came from."""
        data = self.cleaned_data
        return {"rows": data["rows"], "source": data["source"] or data["file"][0].name, "file": data["file"]}


def _read_cell(read, cell, what):
    try:
        return read(cell)
    except ValueError as error:
        raise ValueError(f"{what}: {cell}") from error
