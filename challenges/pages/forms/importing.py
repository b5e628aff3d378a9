"""The office's upload form for a workbook of challenges."""

from django import forms
from django.utils.translation import gettext_lazy as _

from colab.core.access import Actor
from colab.core.files.forms.field import UploadField
from colab.core.organisations.models import Programme
from colab.core.ui import forms as ui_forms


class ImportForm(ui_forms.Form):
    """The file, and the programme its challenges belong to."""

    programme = forms.ModelChoiceField(Programme.objects.none(), label=_("Programme"))

    def __init__(self, *args, actor: Actor, **kwargs):
        super().__init__(*args, **kwargs)
        rows = Programme.objects.filter(pk__in=actor.grants.programmes("office", "office_admin"))
        self.fields["programme"].queryset = rows
        if len(rows) == 1:
            self.initial.setdefault("programme", rows[0].pk)
        self.fields["file"] = UploadField("challenges.import", required=True, label=_("Workbook"))
