"""Forms of a thread."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from colab.core.clock import today
from colab.core.files.forms.field import UploadField
from colab.core.notices.access import THREAD_FILES
from colab.core.notices.models import MeetingRecord
from colab.core.ui import forms as ui_forms


class MessageForm(ui_forms.Form):
    """A message with files."""

    body = forms.CharField(label=_("Message"), max_length=5000, widget=forms.Textarea(attrs={"rows": 6}))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["files"] = UploadField(THREAD_FILES.code, max_count=10)


class MeetingForm(ui_forms.ModelForm):
    """The record of a meeting."""

    class Meta:
        model = MeetingRecord
        fields = ["held_on", "place", "participants", "summary", "decisions", "next_steps"]
        labels = {
            "held_on": _("Held on"),
            "place": _("Place or way (online, telephone)"),
            "participants": _("Participants"),
            "summary": _("What was talked about"),
            "decisions": _("What was agreed"),
            "next_steps": _("Next steps, by whom and when"),
        }
        help_texts = {"participants": _("One person a line, with the organisation.")}
        widgets = {
            name: forms.Textarea(attrs={"rows": rows})
            for name, rows in (("participants", 3), ("summary", 6), ("decisions", 4), ("next_steps", 4))
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["files"] = UploadField(THREAD_FILES.code, max_count=10)

    def clean_held_on(self):
        held_on = self.cleaned_data["held_on"]
        if held_on and held_on > today():
            raise ValidationError(_("A meeting is recorded after it was held."), "future")
        return held_on
