"""The form of a pitch: words in sections, files by item; saving never fails for what is missing."""

from django import forms
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

from challenges.calls.queries import no_longer_asked
from colab.core import files
from colab.core.ui import forms as ui_forms
from pitches.submissions import editing, values
from pitches.submissions.actions.attach import purpose_of
from pitches.submissions.content import LATER, PARTLY, PARTS, WORD_FIELDS, Part
from pitches.submissions.enums import REQUIRED_ITEMS, FileItem
from pitches.submissions.models import Pitch
from pitches.submissions.queries import current_files
from pitches.submissions.rules import asked_of

NO_LONGER = _("This call no longer asks for this. Your answer is kept and handed in; you may change or empty it.")
ROWS = {"summary": 3, "solution": 8, "pilot_plan": 6, "summary_en": 3}


class PitchForm(ui_forms.ModelForm):
    """Shows what is typed now; ``words()`` gives the readable fields as plain values.

    Required marks are for the eye: a draft may be saved with anything missing.
    """

    edits_seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    page = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)

    class Meta:
        model = Pitch
        fields = list(WORD_FIELDS)
        widgets = {
            name: forms.Textarea(attrs={"rows": ROWS.get(name, 5)})
            for name in WORD_FIELDS
            if Pitch._meta.get_field(name).get_internal_type() == "TextField"
        } | {"product_stage": forms.RadioSelect, "publish_scope": forms.RadioSelect}

    def __init__(self, data=None, uploads=None, *, pitch: Pitch, page: str = "", **kwargs):
        initial = values.typed(values.current(pitch)) | {"edits_seen": pitch.edits, "page": page}
        super().__init__(data, uploads, instance=pitch, initial=initial, **kwargs)
        self.pitch, self.scope = pitch, editing.scope(pitch)
        for name in set(WORD_FIELDS) - self.scope.fields:
            del self.fields[name]
        for name in ("product_stage", "publish_scope"):
            if name in self.fields:
                self.fields[name].choices = [pair for pair in self.fields[name].choices if pair[0]]
        self._add_files()
        self._mark_required(True)
        self._name_kept()
        self.sections = self._sections()

    def _add_files(self) -> None:
        self.attached = current_files(self.pitch)
        for item in FileItem.values:
            if item not in self.scope.items:
                continue
            there = [each for each in self.attached if each.item == item]
            self.fields[f"file_{item}"] = files.UploadField(purpose_of(item), required=False, resume=self.pitch)
            if there:
                self.fields[f"remove_{item}"] = forms.MultipleChoiceField(
                    label=_("Attached (tick to remove)"),
                    choices=[(str(each.pk), _file_words(each)) for each in there],
                    widget=forms.CheckboxSelectMultiple,
                    required=False,
                )

    def _mark_required(self, on: bool) -> None:
        for name in (*asked_of(self.pitch), *(f"file_{item}" for item in REQUIRED_ITEMS)):
            if name in self.fields:
                self.fields[name].required = on

    def _name_kept(self) -> None:
        """Say at an answer that the call asks for it no longer, and that nothing happens to it."""
        call = self.pitch.challenge.call
        for name in no_longer_asked(call) & set(self.fields) if call else ():
            if self[name].value():
                self.fields[name].help_text = NO_LONGER

    def _sections(self) -> list[ui_forms.Section]:
        asked = set(asked_of(self.pitch))
        made = [
            ui_forms.Section(
                part.title,
                part.fields,
                open=part.open or bool(asked & set(part.fields)),
                help=_help(part, asked & set(part.fields)),
            )
            for part in PARTS
        ]
        deck, others = REQUIRED_ITEMS, [item for item in FileItem.values if item not in REQUIRED_ITEMS]
        made.insert(3, ui_forms.Section(_("Files"), [n for i in deck for n in (f"remove_{i}", f"file_{i}")]))
        rest = [name for item in others for name in (f"remove_{item}", f"file_{item}")]
        only = len(self.scope.items) == 1
        made.insert(4, ui_forms.Section(_("Further files"), rest, open=only, help=_("Only where you have them.")))
        return made

    def full_clean(self):
        """Check what is typed without asking for what is not."""
        self._mark_required(False)
        for name in self.scope.fields:
            self.fields[name].required = False
        super().full_clean()
        self._mark_required(True)

    def _post_clean(self):
        """Nothing is written to the row here: saving goes field by field through the action."""

    def words(self) -> dict:
        """Return the fields that were sent and could be read, as plain values."""
        return {
            name: values.plain(self.cleaned_data[name])
            for name in self.scope.fields
            if name in self.cleaned_data and not self._omitted(name)
        }

    def _omitted(self, name: str) -> bool:
        return self.fields[name].widget.value_omitted_from_data(self.data, self.files, self.add_prefix(name))

    def uploads(self) -> list[tuple[str, object]]:
        """Return (item, upload) of all files that came along and were accepted."""
        return [
            (item, upload)
            for item in FileItem.values
            for upload in self.cleaned_data.get(f"file_{item}") or []
            if item in self.scope.items
        ]

    def removals(self) -> list:
        """Return the attached files that were ticked."""
        ticked = {pk for item in FileItem.values for pk in self.cleaned_data.get(f"remove_{item}") or []}
        return [each for each in self.attached if str(each.pk) in ticked]


def _help(part: Part, asked: set[str]) -> object:
    """Return what stands above a section: never "not required" where the call asks one of its fields."""
    if part.help != LATER or not asked:
        return part.help
    return PARTLY if asked < set(part.fields) else ""


def _file_words(each) -> str:
    stored = each.file
    return f"{stored.name}（{filesizeformat(stored.size)}・{stored.get_state_display()}）"
