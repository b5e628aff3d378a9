"""Forms of those who make a briefing."""

from django import forms
from django.utils.translation import gettext_lazy as _

from challenges.briefings.models import Briefing
from colab.core.ui import forms as ui_forms


class BriefingForm(ui_forms.ModelForm):
    """When, where, how many."""

    sections = [
        ui_forms.Section(_("What and when"), ["kind", "title", "title_en", "starts_at", "ends_at"]),
        ui_forms.Section(_("Where"), ["place", "place_en", "online_url"]),
        ui_forms.Section(_("Registration"), ["capacity", "registration_until", "note", "note_en"]),
    ]

    class Meta:
        model = Briefing
        fields = [
            "kind", "title", "title_en", "starts_at", "ends_at", "place", "place_en", "online_url", "capacity",
            "registration_until", "note", "note_en",
        ]  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["capacity"].help_text = _("Empty means no limit.")
        self.fields["registration_until"].help_text = _("Empty means until it begins.")
        self.fields["online_url"].help_text = _("Mailed to those who register; not public.")

    def clean(self):
        """It ends after it begins."""
        data = super().clean()
        if data.get("starts_at") and data.get("ends_at") and data["ends_at"] <= data["starts_at"]:
            self.add_error("ends_at", _("It ends after it begins."))
        return data

    def facts(self) -> dict:
        """Return the columns that changed."""
        return {name: self.cleaned_data[name] for name in self.changed_data}


class MaterialForm(ui_forms.Form):
    """Recording and slides, for those who could not come."""

    recording_url = forms.URLField(label=_("Address of the recording"), required=False, assume_scheme="https")
    slides_url = forms.URLField(label=_("Address of the slides"), required=False, assume_scheme="https")

    def __init__(self, *args, subject=None, actor=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("recording_url", subject.recording_url)
        self.initial.setdefault("slides_url", subject.slides_url)
